import { unknown, type AnswerName, type Condition, type Step, type StepId, type ValueSources } from "../../core/flow/model";
import type { Computation, Rule } from "../../core/flow/rules/rule";
import { locales } from "../../core/locale";
import { entriesOf, exitPath, exitsOf, reachableFrom } from "../exits";
import type { IssueLog } from "../issue";
import type { FlowFile } from "../load";
import type { Directories } from "../read-directories";

export interface Known {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly computations: Readonly<Record<string, Computation>>;
  readonly directories: Directories;
}

type Path = readonly PropertyKey[];

/** Every name written in a flow means something: rules, figures, contacts, words, sources, answers and their values. */
export function checkNames(file: FlowFile, known: Known, log: IssueLog): void {
  const names = new NamesOfFlow(file, known, log);
  names.checkHeader();
  for (const step of Object.values(file.flow.steps)) names.check(step);
}

class NamesOfFlow {
  private readonly entries: ReadonlyMap<StepId, readonly StepId[]>;

  constructor(private readonly file: FlowFile, private readonly known: Known, private readonly log: IssueLog) {
    this.entries = entriesOf(file.flow.steps);
  }

  checkHeader(): void {
    const { officialPage, sources } = this.file.flow;
    if (officialPage !== undefined) this.each([officialPage], sources, "unknown-source", ["official_page"]);
  }

  check(step: Step): void {
    const { directories } = this.known;
    const at = ["steps", step.id];
    const before = this.answersBefore(step, false);
    const after = this.answersBefore(step, true);
    this.each(step.sources, this.file.flow.sources, "unknown-source", [...at, "sources"]);
    this.each(step.terms, directories.glossary.entries, "unknown-term", [...at, "terms"]);
    this.values(step.values, before, [...at, "values"]);
    exitsOf(step).forEach((exit, index) => this.condition(exit.when, after, [...exitPath(step, index), "when"]));
    switch (step.kind) {
      case "ask":
        if (step.valid !== undefined) this.rule(step.valid.rule, after, [...at, "valid", "rule"]);
        step.dependsOn.forEach((name, index) => this.answer(name, before, [...at, "depends_on", index]));
        return;
      case "check":
        step.documents.forEach((paper, index) => this.condition(paper.when, before, [...at, "documents", index, "when"]));
        return;
      case "guide":
        step.screens.forEach((screen, index) => (
          this.each(screen.sources, this.file.flow.sources, "unknown-source", [...at, "screens", index, "sources"])
        ));
        return;
      case "handoff":
        this.each(step.contacts, directories.contacts.entries, "unknown-contact", [...at, "contacts"]);
        return;
      case "end":
        this.each(step.contacts, directories.contacts.entries, "unknown-contact", [...at, "contacts"]);
        step.nextSteps.forEach((next, index) => {
          this.condition(next.when, before, [...at, "next_steps", index, "when"]);
          this.values(next.values, before, [...at, "next_steps", index, "values"]);
        });
        step.deadlines.forEach((deadline, index) => {
          this.condition(deadline.when, before, [...at, "deadlines", index, "when"]);
          this.computation(deadline.compute, before, [...at, "deadlines", index, "compute"]);
        });
    }
  }

  /** Steps whose answer can be there when this step is met (or, `itself`, when it is left), by the name they save. */
  private answersBefore(step: Step, itself: boolean): ReadonlyMap<AnswerName, readonly Step[]> {
    const { flow } = this.file;
    const earlier = reachableFrom([...(this.entries.get(step.id) ?? []), ...(itself ? [step.id] : [])], (id) => this.entries.get(id) ?? []);
    const saved = new Map<AnswerName, readonly Step[]>(flow.given.map((name) => [name, []]));
    for (const id of earlier) {
      const other = flow.steps[id];
      if (other !== undefined && "save" in other) saved.set(other.save, [...(saved.get(other.save) ?? []), other]);
    }
    return saved;
  }

  private each(ids: readonly string[], list: Readonly<Record<string, unknown>>, code: "unknown-source" | "unknown-term" | "unknown-contact", path: Path): void {
    ids.forEach((id, index) => {
      if (!Object.hasOwn(list, id)) this.log.add(code, this.file.source, [...path, index], id);
    });
  }

  private values(sources: ValueSources, saved: ReadonlyMap<AnswerName, readonly Step[]>, path: Path): void {
    for (const [name, value] of Object.entries(sources)) {
      if ("answer" in value) this.answer(value.answer, saved, [...path, name, "answer"]);
      else if ("compute" in value) this.computation(value.compute, saved, [...path, name, "compute"]);
      else if (!Object.hasOwn(this.known.directories.amounts.entries, value.amount)) {
        this.log.add("unknown-amount", this.file.source, [...path, name, "amount"], value.amount);
      }
    }
  }

  private condition(condition: Condition | undefined, saved: ReadonlyMap<AnswerName, readonly Step[]>, path: Path): void {
    if (condition === undefined) return;
    if ("rule" in condition) {
      this.rule(condition.rule, saved, path);
      return;
    }
    for (const [name, wanted] of Object.entries(condition.answers)) {
      if (!this.answer(name, saved, [...path, name])) continue;
      for (const value of wanted) {
        const askers = saved.get(name) ?? [];
        if (askers.length > 0 && !askers.some((asker) => canAnswer(asker, value))) {
          this.log.add("unknown-choice", this.file.source, [...path, name], name, JSON.stringify(value));
        }
      }
    }
  }

  private rule(id: string, saved: ReadonlyMap<AnswerName, readonly Step[]>, path: Path): void {
    const rule = Object.hasOwn(this.known.rules, id) ? this.known.rules[id] : undefined;
    if (rule === undefined) this.log.add("unknown-rule", this.file.source, path, id);
    else this.reads(id, rule.reads, saved, path);
  }

  private computation(id: string, saved: ReadonlyMap<AnswerName, readonly Step[]>, path: Path): void {
    const computation = Object.hasOwn(this.known.computations, id) ? this.known.computations[id] : undefined;
    if (computation === undefined) this.log.add("unknown-computation", this.file.source, path, id);
    else this.reads(id, computation.reads, saved, path);
  }

  private reads(id: string, names: readonly AnswerName[], saved: ReadonlyMap<AnswerName, readonly Step[]>, path: Path): void {
    for (const name of names) {
      if (!saved.has(name)) this.log.add("rule-reads-unknown-answer", this.file.source, path, id, name);
    }
  }

  private answer(name: AnswerName, saved: ReadonlyMap<AnswerName, readonly Step[]>, path: Path): boolean {
    if (saved.has(name)) return true;
    this.log.add("unknown-answer", this.file.source, path, name);
    return false;
  }
}

function canAnswer(step: Step, value: string | number | boolean): boolean {
  if (step.kind !== "ask") return false;
  if (value === unknown) return step.allowUnknown;
  switch (step.ask) {
    case "choice":
      return step.choices.some((choice) => choice.value === value);
    case "yes_no":
      return typeof value === "boolean";
    case "language":
      return (locales as readonly unknown[]).includes(value);
    case "number":
    case "amount":
      return typeof value === "number";
    default:
      return typeof value === "string";
  }
}
