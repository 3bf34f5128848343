import type { AnswerReading, Expectation } from "../../core/ports";
import { share, type Bar } from "./report";

/** What a reader made of one row, against the value written beside it. */
export type Verdict = "certain" | "toConfirm" | "missed" | "wrongToConfirm" | "wrong";
export const verdicts: readonly Verdict[] = ["certain", "toConfirm", "missed", "wrongToConfirm", "wrong"];
export const verdictHeadings: readonly string[] = ["right", "to confirm", "not understood", "wrong to confirm", "wrong"];

/** One text to read and the value that a careful person would write down. */
export interface ExamRow {
  readonly language: string;
  readonly kind: string;
  readonly text: string;
  /** `-`: no answer at all. */
  readonly expected: string;
  readonly expecting: Expectation;
  /** ISO; the day that "yesterday" is counted from. */
  readonly today: string;
}

export function judge(answer: AnswerReading, expected: string): Verdict {
  if (answer.outcome === "not_understood") return expected === "-" ? "certain" : "missed";
  const isRight = String(answer.value).toLowerCase() === expected.toLowerCase() || (expected !== "-" && Number(answer.value) === Number(expected));
  if (answer.outcome === "certain") return isRight ? "certain" : "wrong";
  return isRight ? "toConfirm" : "wrongToConfirm";
}

/** Counts of verdicts by language and kind, in the order met. */
export class Tally {
  private readonly cells = new Map<string, { readonly language: string; readonly kind: string; readonly counts: Record<Verdict, number> }>();

  add({ language, kind }: Pick<ExamRow, "language" | "kind">, verdict: Verdict): void {
    const key = `${language} ${kind}`;
    const cell = this.cells.get(key) ?? { language, kind, counts: { certain: 0, toConfirm: 0, missed: 0, wrongToConfirm: 0, wrong: 0 } };
    cell.counts[verdict] += 1;
    this.cells.set(key, cell);
  }

  rows(): readonly (readonly (string | number)[])[] {
    return [...this.cells.values()].map(({ language, kind, counts }) => [language, kind, ...verdicts.map((verdict) => counts[verdict])]);
  }

  sum(is: (language: string, kind: string) => boolean = () => true): Record<Verdict | "all" | "right", number> {
    const sum = { certain: 0, toConfirm: 0, missed: 0, wrongToConfirm: 0, wrong: 0 };
    for (const { language, kind, counts } of this.cells.values()) if (is(language, kind)) for (const verdict of verdicts) sum[verdict] += counts[verdict];
    return { ...sum, right: sum.certain + sum.toConfirm, all: Object.values(sum).reduce((all, count) => all + count, 0) };
  }
}

export function barOf(name: string, part: number, all: number, bounds: Pick<Bar, "least" | "most">): Bar {
  return { name, value: share(part, all), count: all, ...bounds };
}
