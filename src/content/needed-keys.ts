import type { FlowSpec, MessageKey, Step } from "../core/flow/model";
import type { Directories } from "./read-directories";
import type { LocaleFiles } from "./read-locales";
import { variantOf } from "./sentences";

const none: ReadonlySet<string> = new Set();

/** Read by mediators alone, who work in French: not asked for in other languages. */
export const frenchOnly: ReadonlySet<string> = new Set(["desk"]);

/** Sentences that must exist in every language, but for the dialogs that are `frenchOnly`. */
export interface NeededKeys {
  /** Dialog -> paths of its sentences. */
  readonly dialogs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those of steps that name a source. */
  readonly critical: ReadonlySet<MessageKey>;
  /** Questions whose answer is typed, and what a mediator says: where a secret could be asked for. */
  readonly typed: ReadonlySet<MessageKey>;
}

/** @param french sentences of dialogs that nothing declares are taken as needed, so that every language has the same. */
export function neededKeys(
  flows: readonly FlowSpec[], directories: Directories, codeKeys: readonly MessageKey[] | undefined, french: LocaleFiles,
): NeededKeys {
  const dialogs = new Map<string, Set<string>>();
  const critical = new Set<MessageKey>();
  const typed = new Set<MessageKey>();
  const need = (key: MessageKey): void => {
    const [dialog = "", path = ""] = key.split(/:(.*)/s);
    const paths = dialogs.get(dialog) ?? new Set();
    dialogs.set(dialog, paths.add(path));
  };
  for (const flow of flows) {
    [flow.title, ...flow.stages].forEach(need);
    for (const step of Object.values(flow.steps)) {
      const keys = keysOf(step);
      keys.forEach(need);
      const names = step.sources.length > 0 || (step.kind === "guide" && step.screens.some((screen) => screen.sources.length > 0));
      if (names) keys.forEach((key) => critical.add(key));
      if (step.kind === "ask" && step.ask !== "choice" && step.ask !== "yes_no") typed.add(step.text);
    }
  }
  for (const id of Object.keys(directories.contacts.entries)) need(`contacts:${id}.what`);
  for (const id of Object.keys(directories.glossary.entries)) ["name", "meaning"].forEach((part) => need(`glossary:${id}.${part}`));
  for (const id of Object.keys(directories.topics.entries)) need(`wishes:topics.${id}`);
  for (const { id, key } of directories.phraseBook.book.phrases) {
    need(key);
    if (!directories.phraseBook.warnings.has(id)) typed.add(key);
  }
  codeKeys?.forEach(need);
  const declared = new Set(codeKeys === undefined ? dialogs.keys() : [...dialogs.keys(), ...codeKeys.map((key) => key.split(":")[0] ?? "")]);
  for (const [dialog, { sentences }] of french.dialogs) {
    if (declared.has(dialog)) continue;
    for (const path of sentences.keys()) {
      const { base, isWords } = variantOf(path, none);
      if (!isWords) need(`${dialog}:${base}`);
    }
  }
  return { dialogs, critical, typed };
}

/** Sentences one step can say. */
export function keysOf(step: Step): readonly MessageKey[] {
  switch (step.kind) {
    case "tell":
      return step.otherwise === undefined ? [step.text] : [step.text, step.otherwise];
    case "ask":
      return [
        step.text, step.label, step.why, ...step.choices.map((choice) => choice.label),
        ...(step.valid === undefined ? [] : [step.valid.invalid]),
      ];
    case "check":
      return [step.text, step.label, step.why, ...step.documents.flatMap((paper) => [paper.name, paper.what, paper.missing])];
    case "guide":
      return [step.text, step.label, step.why, ...step.screens.flatMap((screen) => [screen.text, screen.unseen, screen.help])];
    case "branch":
      return [];
    case "handoff":
      return [step.text];
    case "end":
      return [step.text, ...step.nextSteps.map((next) => next.text), ...step.deadlines.map((deadline) => deadline.text)];
  }
}
