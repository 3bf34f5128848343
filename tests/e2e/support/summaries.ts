import { loadUnderstanding } from "../../../src/bot/assemble";
import { messageView } from "../../../src/bot/render";
import type { SummaryView } from "../../../src/bot/view";
import { locales, type Locale } from "../../../src/core/locale";
import type { AnswerValue, AskStep, EndStep, FlowSpec, Step } from "../../../src/core/flow/model";
import { summaryOf } from "../../../src/core/flow/summary";
import { projectRoot } from "../../../src/project-root";

export interface Paper {
  readonly flow: string;
  readonly locale: Locale;
  readonly summary: SummaryView;
}

/** Questions on one paper: as many as the longest real way through a procedure was seen to ask. */
const maxQuestions = 18;

/** Of each procedure, in each language, the paper with the most to do and every document on it, one in two of them missing: longer than anybody's. */
export async function longestPapers(now = Date.now()): Promise<readonly Paper[]> {
  const { content, speaker, readers, worldAt } = loadUnderstanding(projectRoot, { isStrict: true });
  await readers.close();
  return Object.values(content.flows).filter(({ kind }) => kind === "procedure").flatMap((spec) => {
    const steps = Object.values(spec.steps);
    const questions = steps.filter((step) => step.kind === "ask").slice(0, maxQuestions);
    const checks = steps.filter((step) => step.kind === "check");
    const values = Object.fromEntries([...questions.map((step) => [step.save, someAnswer(step)]), ...checks.map(documentsOf)]) as Record<string, AnswerValue>;
    const end = busiestEnd(spec);
    const summary = summaryOf(spec, end, { steps: [...questions, ...checks].map(({ id }) => id), values, at: end.id, state: "ended" }, worldAt(now).context);
    return locales.map((locale) => ({
      flow: spec.id, locale,
      summary: messageView({ speaker, contacts: content.contacts }, { locale, simple: false, content: "" }, { key: spec.title, summary }).summary!,
    }));
  });
}

function someAnswer(step: AskStep): AnswerValue {
  const free: Partial<Record<AskStep["ask"], AnswerValue>> = { yes_no: true, number: 21, amount: 1234, date: "2026-03-12", duration: "P6M", postcode: "33000", phone: "0612345678" };
  return step.choices.at(-1)?.value ?? free[step.ask] ?? "…";
}

const documentsOf = (step: Extract<Step, { kind: "check" }>) =>
  [step.save, Object.fromEntries(step.documents.map(({ id }, index) => [id, index % 2 === 0 ? "missing" : "have"]))] as const;

function busiestEnd(spec: FlowSpec): EndStep {
  const ends = Object.values(spec.steps).filter((step) => step.kind === "end");
  return ends.reduce((busiest, end) => (end.nextSteps.length > busiest.nextSteps.length ? end : busiest));
}
