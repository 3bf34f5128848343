import type { Language } from "../../core/locale";
import type { Readers } from "../../core/ports";
import type { EvalPart } from "./report";
import { barOf, judge, Tally, verdictHeadings, type ExamRow } from "./verdicts";

export interface ExamOptions {
  /** Says of one row whether somebody else reads it rightly; printed beside. */
  readonly beside?: { readonly name: string; readonly isRight: (row: ExamRow) => Promise<boolean> };
}

export interface Exam {
  readonly tally: Tally;
  readonly table: EvalPart["table"];
  readonly failures: readonly string[];
}

/** Reads every row. The rows say what to expect; choices are known by place and value only. */
export async function examine(readers: Readers, rows: readonly ExamRow[], { beside }: ExamOptions = {}): Promise<Exam> {
  const tally = new Tally();
  const others = new Map<string, number>();
  const failures: string[] = [];
  for (const row of rows) {
    const { answer } = await readers.read(row.text, { locale: row.language as Language, today: row.today, expecting: row.expecting });
    const verdict = judge(answer, row.expected);
    tally.add(row, verdict);
    if (verdict !== "certain" && verdict !== "toConfirm") {
      const read = answer.outcome === "not_understood" ? answer.reason : String(answer.value);
      failures.push(`${verdict}: ${row.language} ${row.kind} "${row.text}" is ${row.expected}, read ${read}`);
    }
    const key = `${row.language} ${row.kind}`;
    if (beside) others.set(key, (others.get(key) ?? 0) + ((await beside.isRight(row)) ? 1 : 0));
  }
  const headings = ["language", "kind", ...verdictHeadings, ...(beside ? [beside.name] : [])];
  const table = [headings, ...tally.rows().map((cells) => [...cells, ...(beside ? [others.get(`${cells[0]} ${cells[1]}`) ?? 0] : [])])];
  return { tally, table, failures };
}

export function answersPart({ tally, table, failures }: Exam): EvalPart {
  const { wrong, right, certain, all } = tally.sum();
  return {
    name: "answers", table, failures,
    bars: [
      barOf("wrong and certain", wrong, all, { most: 0 }),
      barOf("right, or to confirm with the right value", right, all, { least: 95 }),
      barOf("certain, of the right ones", certain, right, { least: 70 }),
    ],
  };
}

const readWell: readonly Language[] = ["fr", "en", "es", "pt", "tr", "zh"];

export function specsPart({ tally, table, failures }: Exam): EvalPart {
  const { wrong, all } = tally.sum();
  const wholeOf = (language: string) => tally.sum((own, kind) => own === language && (kind === "full date" || kind === "number"));
  const bars = [...readWell.map((language) => [language, 90] as const), ["ar", 80] as const].map(([language, least]) => {
    const sum = wholeOf(language);
    return barOf(`right or to confirm, full dates and numbers, ${language}`, sum.right, sum.all, { least });
  });
  return { name: "Recognizers-Text specifications", table, failures, bars: [barOf("wrong and certain", wrong, all, { most: 0.5 }), ...bars] };
}
