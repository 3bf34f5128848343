import { answeredSteps } from "../flow/engine";
import { buttonsOf, languageOptions, yesNoOptions, type Option } from "../flow/questions";
import { questionToken } from "../flow/question-token";
import type { Locale } from "../locale";
import type { FlowSpec } from "../flow/model";
import type { MessageRef, Said } from "../message";
import type { Expectation } from "../ports";
import { commandIds } from "./commands";
import { runningOf } from "./current-run";
import { callBackFor } from "./call-back";
import { whereWords, whoIsThere } from "./handoff-words";
import { say, type Outcome } from "./outcome";
import type { Interlude, Session } from "./session";
import { procedures, type World } from "./world";

/** Choices on one page of a list; more would not be read. */
const pageSize = 8;

interface Question {
  /** Said before the question itself. */
  readonly first?: readonly Said[];
  readonly said: Said;
  readonly options: readonly Option[];
}

const common = (key: string): MessageRef => ({ key: `common:${key}` });
const more: Option = { value: "more", label: common("more") };
const backToStep: Option = { value: "go_on", label: common("go_on"), pictogram: "continue" };

export function interludeToken(interlude: Interlude): string {
  const part = "page" in interlude ? String(interlude.page) : "ids" in interlude ? interlude.ids.join(" ") : "to" in interlude ? interlude.to : "";
  return questionToken("interlude", interlude.kind, part);
}

export function interludeExpectation(session: Session, interlude: Interlude, world: World): Expectation {
  const { options } = questionFor(session, interlude, world);
  const kind = interlude.kind === "switch" ? "confirm" : "choice";
  const [proposed, ...others] = interlude.kind === "wish" ? interlude.ids : interlude.kind === "person" ? ["yes"] : [];
  return {
    kind, choices: options.map(({ value, label }) => ({ value, label })), allowUnknown: false,
    ...(proposed !== undefined && others.length === 0 && { yesNo: { yes: proposed, no: interlude.kind === "person" ? "no" : "menu" } }),
  };
}

export function openInterlude(session: Session, interlude: Interlude, world: World): Outcome {
  const { first = [], said, options } = questionFor(session, interlude, world);
  return say({ ...session, interlude }, ...first, { ...said, buttons: buttonsOf(interludeToken(interlude), options) });
}

export function questionFor(session: Session, interlude: Interlude, world: World): Question {
  switch (interlude.kind) {
    case "menu":
      return { said: { key: "common:menu.ask" }, options: menuOptions(session, world) };
    case "language":
      return { said: { key: "common:language.ask" }, options: languageOptions };
    case "erase":
      return { said: { key: "common:erase.ask" }, options: yesNoOptions };
    case "person":
      return {
        first: whoIsThere(session, world), said: { key: session.consent === "refused" ? "common:person.ask_without" : "common:person.ask" }, options: personOptions(session, world),
      };
    case "line":
      return { first: whereWords(session, world), said: { key: "handoff:line.ask" }, options: lineOptions(session, world) };
    case "returning":
      return {
        said: { key: "common:returning.ask", params: { procedure: { key: runningOf(session, world)?.spec.title ?? "common:menu.name" } } },
        options: [
          { value: "go_on", label: common("returning.go_on"), pictogram: "continue" },
          { value: "restart", label: common("returning.restart"), pictogram: "restart" },
          { value: "erase", label: common("commands.erase"), pictogram: "erase" },
        ],
      };
    case "stuck":
      return { said: { key: "common:stuck.ask" }, options: stuckOptions };
    case "switch": {
      const said: Said = { key: "common:switch.ask", params: { language: { key: `common:languages.${interlude.to}` } } };
      return { first: [said], said: { ...said, locale: interlude.to }, options: [ownName("yes", interlude.to), ownName("no", session.locale)] };
    }
    case "correct":
      return { said: { key: "common:correct.ask" }, options: paged(correctable(session, world), interlude.page) };
    case "wish":
      return { said: { key: interlude.ids.length === 1 ? "wishes:ask_alone" : "wishes:ask_which" }, options: wishOptions(session, interlude.ids, world) };
    case "glossary":
      return { said: { key: "common:glossary.ask" }, options: paged(termsHere(session, world), interlude.page) };
  }
}

/** Beside waiting for somebody here: being spoken to at a true hour, where that can be kept, and going somewhere. */
function personOptions(session: Session, world: World): readonly Option[] {
  if (!world.desk) return yesNoOptions;
  return [
    { value: "yes", label: { key: "handoff:option.now" }, pictogram: "person" },
    ...later(session, world),
    { value: "place", label: { key: "handoff:option.place" }, pictogram: "place" },
    { value: "no", label: { key: "handoff:option.go_on" }, pictogram: "continue" },
  ];
}

const later = (session: Session, world: World): readonly Option[] =>
  callBackFor(session, world) === null ? [] : [{ value: "later", label: { key: "handoff:option.later" }, pictogram: "later" }];

const lineOptions = (session: Session, world: World): readonly Option[] => [
  { value: "go_on", label: { key: "handoff:option.go_on" }, pictogram: "continue" },
  ...later(session, world),
  { value: "place", label: { key: "handoff:option.place" }, pictogram: "place" },
  { value: "leave", label: { key: "handoff:option.leave" }, pictogram: "leave" },
];

/** A language by its own name, for those who read no other. */
const ownName = (value: string, locale: Locale): Option => ({ value, label: common(`languages.${locale}`), locale });

function menuOptions(session: Session, world: World): readonly Option[] {
  return [
    ...procedures(world).map((flow) => procedureOption(session, flow)),
    personOption,
    { value: "language", label: common("commands.language"), pictogram: "language" },
  ];
}

const personOption: Option = { value: "person", label: common("commands.person"), pictogram: "person" };

function procedureOption(session: Session, flow: FlowSpec): Option {
  return {
    value: flow.id,
    label: session.runs[flow.id] ? { key: "common:menu.begun", params: { procedure: { key: flow.title } } } : { key: flow.title },
    ...(flow.pictogram !== undefined && { pictogram: flow.pictogram }),
  };
}

/** Nothing starts without a tap, and there is always a way out of a wrong guess. */
function wishOptions(session: Session, ids: readonly string[], world: World): readonly Option[] {
  const flows = procedures(world);
  const proposed = ids.flatMap((id): readonly Option[] => {
    const flow = flows.find((one) => one.id === id);
    if (flow) return [procedureOption(session, flow)];
    // a stored proposal may be older than the content
    const topic = world.topics[id];
    return topic ? [{ value: id, label: { key: `wishes:topics.${id}` }, ...(topic.pictogram !== undefined && { pictogram: topic.pictogram }) }] : [];
  });
  const isWaiting = (runningOf(session, world)?.run.waiting ?? null) !== null;
  return [...proposed, { value: "menu", label: { key: "wishes:else" }, pictogram: "other" }, personOption, ...(isWaiting ? [backToStep] : [])];
}

const stuckOptions: readonly Option[] = [
  ...commandIds.filter((id) => id !== "stuck" && id !== "continue").map((id) => ({ value: id, label: common(`commands.${id}`), pictogram: id })),
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
