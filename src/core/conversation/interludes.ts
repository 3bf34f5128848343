import { answeredSteps, correct } from "../flow/engine";
import { buttonsOf, languageOptions, yesNoOptions, type Option } from "../flow/questions";
import { questionToken } from "../flow/question-token";
import { isLocale } from "../locale";
import type { MessageRef, Said } from "../message";
import type { Expectation } from "../ports";
import { commandIds } from "./commands";
import { andThen, say, type Outcome } from "./outcome";
import { again, lastWords, personNotice, runningOf, settle, startFlow } from "./running";
import type { Interlude, Session } from "./session";
import { procedures, welcomeFlow, type World } from "./world";

/** Choices on one page of a list; more would not be read. */
const pageSize = 8;

interface Question {
  readonly said: Said;
  readonly options: readonly Option[];
}

const common = (key: string): MessageRef => ({ key: `common:${key}` });
const more: Option = { value: "more", label: common("more") };
const backToStep: Option = { value: "go_on", label: common("go_on"), pictogram: "check" };

export function interludeToken(interlude: Interlude): string {
  return questionToken("interlude", interlude.kind, "page" in interlude ? String(interlude.page) : "");
}

export function interludeExpectation(session: Session, interlude: Interlude, world: World): Expectation {
  const { options } = questionFor(session, interlude, world);
  return { kind: "choice", choices: options.map(({ value, label }) => ({ value, label })), allowUnknown: false };
}

export function openInterlude(session: Session, interlude: Interlude, world: World): Outcome {
  const { said, options } = questionFor(session, interlude, world);
  return say({ ...session, interlude }, { ...said, buttons: buttonsOf(interludeToken(interlude), options) });
}

function questionFor(session: Session, interlude: Interlude, world: World): Question {
  switch (interlude.kind) {
    case "menu":
      return { said: { key: "common:menu.ask" }, options: menuOptions(session, world) };
    case "language":
      return { said: { key: "common:language.ask" }, options: languageOptions };
    case "erase":
      return { said: { key: "common:erase.ask" }, options: yesNoOptions };
    case "person":
      return { said: { key: session.consent === "refused" ? "common:person.ask_without" : "common:person.ask" }, options: yesNoOptions };
    case "returning":
      return {
        said: { key: "common:returning.ask", params: { procedure: { key: runningOf(session, world)?.spec.title ?? "common:menu.name" } } },
        options: [
          { value: "go_on", label: common("returning.go_on"), pictogram: "check" },
          { value: "restart", label: common("returning.restart") },
          { value: "erase", label: common("commands.erase") },
        ],
      };
    case "stuck":
      return { said: { key: "common:stuck.ask" }, options: stuckOptions };
    case "correct":
      return { said: { key: "common:correct.ask" }, options: paged(correctable(session, world), interlude.page) };
    case "glossary":
      return { said: { key: "common:glossary.ask" }, options: paged(termsHere(session, world), interlude.page) };
  }
}

function menuOptions(session: Session, world: World): readonly Option[] {
  return [
    ...procedures(world).map((flow) => ({
      value: flow.id,
      label: session.runs[flow.id] ? { key: "common:menu.begun", params: { procedure: { key: flow.title } } } : { key: flow.title },
      ...(flow.pictogram !== undefined && { pictogram: flow.pictogram }),
    })),
    { value: "person", label: common("commands.person"), pictogram: "person" },
    { value: "language", label: common("commands.language"), pictogram: "world" },
  ];
}

const stuckOptions: readonly Option[] = [
  ...commandIds.filter((id) => id !== "stuck" && id !== "continue").map((id) => ({ value: id, label: common(`commands.${id}`) })),
  backToStep,
];

function correctable(session: Session, world: World): readonly Option[] {
  const running = runningOf(session, world);
  if (!running) return [];
  return answeredSteps(running.spec, running.run, world.context).map((step) => ({ value: step.id, label: { key: step.label } }));
}

/** Words of this step first, then those of the whole procedure. */
function termsHere(session: Session, world: World): readonly Option[] {
  const running = runningOf(session, world);
  const steps = running ? Object.values(running.spec.steps) : [];
  const here = running?.run.waiting ? (running.spec.steps[running.run.waiting.step]?.terms ?? []) : [];
  const known = [...new Set([...here, ...steps.flatMap((step) => step.terms)])].filter((id) => world.glossary[id]);
  const terms = known.length > 0 ? known : Object.keys(world.glossary);
  return terms.map((id) => ({ value: id, label: { key: `glossary:${id}.name` }, official: world.glossary[id]!.official }));
}

function paged(options: readonly Option[], page: number): readonly Option[] {
  const start = page * pageSize;
  return [...options.slice(start, start + pageSize), ...(options.length > start + pageSize ? [more] : []), backToStep];
}

/** What a chosen option does. A value that is not offered is null: the question is asked again. */
export function chooseInInterlude(session: Session, interlude: Interlude, value: string, world: World): Outcome | "command" | null {
  const { options } = questionFor(session, interlude, world);
  if (!options.some((option) => option.value === value)) return null;
  const closed: Session = { ...session, interlude: null };
  if (value === "go_on") return again(closed, world);
  switch (interlude.kind) {
    case "menu":
      return chooseProcedure(closed, value, world);
    case "language":
      return isLocale(value) ? changeLanguage(closed, value, world) : null;
    case "erase":
      return value === "yes" ? erase(closed) : andThen(say(closed, { key: "common:erase.kept" }), (next) => again(next, world));
    case "person":
      return value === "yes" ? requestPerson(closed, world) : again(closed, world);
    case "returning":
      if (value === "erase") return openInterlude(closed, { kind: "erase" }, world);
      return closed.current === null ? null : startFlow(closed, closed.current, world);
    case "stuck":
      return "command";
    case "correct":
      return value === "more" ? openInterlude(session, { kind: "correct", page: interlude.page + 1 }, world) : correctStep(closed, value, world);
    case "glossary":
      return value === "more" ? openInterlude(session, { kind: "glossary", page: interlude.page + 1 }, world) : explainTerm(closed, value, world);
  }
}

function chooseProcedure(session: Session, value: string, world: World): Outcome | "command" {
  if (value === "person" || value === "language") return "command";
  return session.runs[value] ? again({ ...session, current: value }, world) : startFlow(session, value, world);
}

export function changeLanguage(session: Session, locale: Session["locale"], world: World): Outcome {
  const welcome = session.runs[welcomeFlow];
  const runs = welcome ? { ...session.runs, [welcomeFlow]: { ...welcome, answers: { ...welcome.answers, locale: { value: locale } } } } : session.runs;
  const next: Session = { ...session, locale, interlude: null, runs };
  const running = runningOf(next, world);
  // at the welcome's own language question the choice is the answer to it
  if (running?.spec.id === welcomeFlow && running.run.waiting) return again({ ...next, runs: { ...runs, [welcomeFlow]: { ...running.run, waiting: null } } }, world);
  return andThen(say(next, { key: "common:language.changed" }), (s) => lastWords(s, world));
}

function correctStep(session: Session, step: string, world: World): Outcome | null {
  const running = runningOf(session, world);
  const result = running && correct(running.spec, running.run, step, world.context);
  return result ? settle(session, running.spec, result, world) : null;
}

export function explainTerm(session: Session, term: string, world: World): Outcome {
  const official = world.glossary[term]?.official;
  const meaning: Said = { key: `glossary:${term}.meaning`, ...(official !== undefined && { official: { label: official, isHint: false, on: "paper" } }) };
  return andThen(say(session, meaning), (next) => again(next, world));
}

function requestPerson(session: Session, world: World): Outcome {
  const running = runningOf(session, world);
  const effect = { kind: "person_requested", queue: "general", flow: running?.spec.id ?? null, step: running?.run.waiting?.step ?? null } as const;
  return andThen({ session, said: [personNotice(world)], effects: [effect] }, (next) => again(next, world));
}

/** Everything is forgotten but the sentence that says so. */
function erase(session: Session): Outcome {
  return { session, said: [{ key: "common:erase.done", tone: "notice" }], effects: [{ kind: "erase" }] };
}
