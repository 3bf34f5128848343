import type { Condition, Exit, FlowSpec, MessageKey, Step, ValueSources } from "../core/flow/model";
import type { RawCondition, RawExits, RawHeader, RawStep, RawValues } from "./schema";

/** The parsed file becomes the model: names of sentences follow from ids (dialogs/README.md), short forms become long ones. */
export function toFlow(header: RawHeader, steps: Readonly<Record<string, RawStep>>): FlowSpec {
  return {
    id: header.id,
    kind: header.kind,
    version: header.version,
    checkedOn: header.checked_on,
    reviewBy: header.review_by,
    title: `${header.id}:title`,
    ...(header.pictogram === undefined ? {} : { pictogram: header.pictogram }),
    sources: header.sources ?? {},
    ...(header.official_page === undefined ? {} : { officialPage: header.official_page }),
    stages: header.stages.map((stage) => `${header.id}:stages.${stage}`),
    start: header.start,
    steps: Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, toStep(id, step, header)])),
    given: header.given ?? [],
    renamed: header.renamed ?? {},
  };
}

function toStep(id: string, raw: RawStep, header: RawHeader): Step {
  const key = (path: string): MessageKey => `${header.id}:${path}`;
  const base = {
    id,
    stage: header.stages.indexOf(raw.stage),
    sources: raw.sources ?? [],
    terms: raw.terms ?? [],
    values: toValues(raw.values),
    links: raw.links ?? [],
  };
  const question = { label: key(`${id}.label`), why: key(`${id}.why`) };
  if ("tell" in raw) {
    const hasAmount = Object.values(base.values).some((value) => "amount" in value);
    return {
      ...base, kind: "tell", text: key(`${id}.tell`), pause: raw.pause ?? false, next: toExits(raw.next),
      ...(hasAmount ? { otherwise: key(`${id}.otherwise`) } : {}),
    };
  }
  if ("ask" in raw) {
    return {
      ...base, ...question, kind: "ask", ask: raw.ask, text: key(`${id}.ask`), save: raw.save ?? id,
      choices: (raw.choices ?? []).map((choice) => {
        const { value, ...shown } = typeof choice === "string" ? { value: choice } : choice;
        return { value, label: key(`${id}.choices.${value}`), ...defined(shown) };
      }),
      allowUnknown: raw.unknown ?? false,
      ...defined({ per: raw.per, precision: raw.precision, min: raw.min, max: raw.max }),
      ...(raw.valid === undefined ? {} : { valid: { rule: raw.valid.rule, invalid: key(`${id}.invalid`) } }),
      dependsOn: raw.depends_on ?? [],
      isPrivate: raw.private ?? false,
      next: toExits(raw.next),
    };
  }
  if ("check" in raw) {
    return {
      ...base, ...question, kind: "check", text: key(`${id}.ask`), save: raw.save ?? id,
      documents: raw.documents.map((paper) => ({
        id: paper.id, official: paper.official, ...defined({ pictogram: paper.pictogram }),
        name: key(`doc.${paper.id}.name`), what: key(`doc.${paper.id}.what`), missing: key(`doc.${paper.id}.missing`),
        ...(paper.when === undefined ? {} : { when: toCondition(paper.when) }),
      })),
      next: toExits(raw.next),
    };
  }
  if ("guide" in raw) {
    return {
      ...base, ...question, kind: "guide", text: key(`${id}.guide`), save: raw.save ?? id,
      screens: raw.screens.map((written) => {
        const screen = typeof written === "string" ? { id: written } : written;
        return {
          id: screen.id,
          text: key(`${id}.${screen.id}.do`), unseen: key(`${id}.${screen.id}.unseen`), help: key(`${id}.${screen.id}.help`),
          ...defined({ official: screen.official }), isHint: screen.hint ?? false, sources: screen.sources ?? [],
        };
      }),
      next: toExits(raw.next),
    };
  }
  if ("branch" in raw) return { ...base, kind: "branch", next: toExits(raw.branch) };
  if ("handoff" in raw) {
    return {
      ...base, kind: "handoff", queue: raw.handoff, text: key(`${id}.reason`), contacts: raw.contacts ?? [],
      next: raw.next === undefined ? [] : toExits(raw.next),
    };
  }
  return {
    ...base, kind: "end", outcome: raw.end, text: key(`${id}.end`), contacts: raw.contacts ?? [],
    nextSteps: (raw.next_steps ?? []).map((written) => {
      const step = typeof written === "string" ? { text: written } : written;
      return { text: key(`${id}.next.${step.text}`), values: toValues(step.values), ...toWhen(step.when) };
    }),
    deadlines: (raw.deadlines ?? []).map((deadline) => (
      { text: key(`${id}.deadline.${deadline.text}`), compute: deadline.compute, ...toWhen(deadline.when) }
    )),
  };
}

function toExits(raw: RawExits): readonly Exit[] {
  if (typeof raw === "string") return [{ go: raw }];
  return raw.map((exit) => ({ ...toWhen(exit.when), go: exit.go }));
}

function toWhen(raw: RawCondition | undefined): { readonly when?: Condition } {
  return raw === undefined ? {} : { when: toCondition(raw) };
}

function toCondition(raw: RawCondition): Condition {
  if (typeof raw === "string") return { rule: raw };
  return { answers: Object.fromEntries(Object.entries(raw).map(([name, wanted]) => [name, Array.isArray(wanted) ? wanted : [wanted]])) };
}

function toValues(raw: RawValues | undefined): ValueSources {
  return raw ?? {};
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the properties that are undefined: the model says "absent", never "present and undefined". */
function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
