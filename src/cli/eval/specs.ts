import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../core/locale";
import { expectations } from "./answers";
import type { ExamRow } from "./verdicts";

/* Test cases of Microsoft's Recognizers-Text, judged against their `Results`: an exam nobody here wrote. */

interface Result {
  readonly Text: string;
  readonly TypeName?: string;
  readonly Type?: string;
  readonly Resolution?: { readonly value?: string | boolean; readonly unit?: string; readonly values?: readonly Readonly<Record<string, string>>[] } | null;
  readonly Value?: { readonly Timex?: string } | string | null;
}

interface Spec {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime?: string };
  readonly Results: readonly Result[];
}

const folders: Readonly<Record<string, Language>> = { French: "fr", English: "en", Spanish: "es", Portuguese: "pt", Turkish: "tr", Chinese: "zh", Arabic: "ar" };
/** Of specs that name no day. */
const anyDay = "2026-11-22";
const mostNumber = 10_000_000;

type Expected = { readonly kind: string; readonly asked: keyof typeof expectations; readonly value: string };

const sources: readonly { readonly file: string; readonly expected: (result: Result, spec: Spec, language: Language) => Expected | null }[] = [
  { file: "Number/{}/NumberModel", expected: wholeNumber },
  { file: "DateTime/{}/DateParser", expected: day },
  { file: "DateTime/{}/DateTimeModel", expected: day },
  { file: "NumberWithUnit/{}/CurrencyModel", expected: amount },
  { file: "NumberWithUnit/{}/AgeModel", expected: age },
  { file: "Choice/{}/BooleanModel", expected: ({ Resolution }) => ({ kind: "yes/no", asked: "bool", value: String(Resolution?.value) }) },
  { file: "Sequence/{}/PhoneNumberModel", expected: phone },
  { file: "Sequence/{}/EmailModel", expected: ({ Resolution, Text }) => ({ kind: "e-mail", asked: "email", value: String(Resolution?.value ?? Text) }) },
];

/** Rows with a single value of `recognizers-specs/`. Month-first days in English are left out: in France the day comes first. */
export function specRows(dataDir: string): readonly ExamRow[] {
  const seen = new Set<string>();
  return Object.entries(folders).flatMap(([folder, language]) => sources.flatMap(({ file, expected }) =>
    specsOf(join(dataDir, "recognizers-specs", `${file.replace("{}", folder)}.json`)).flatMap((spec) => {
      const [result, ...others] = spec.Results;
      const found = result && others.length === 0 ? expected(result, spec, language) : null;
      if (!found) return [];
      const row = { language, kind: found.kind, text: spec.Input, expected: found.value, expecting: expectations[found.asked]!, today: spec.Context?.ReferenceDateTime?.slice(0, 10) ?? anyDay };
      const key = JSON.stringify([row.language, row.kind, row.text, row.today]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [row];
    })));
}

function specsOf(path: string): readonly Spec[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, "")) as Spec[]) : [];
}

function wholeNumber({ Resolution }: Result): Expected | null {
  const value = String(Resolution?.value);
  return /^-?\d+$/.test(value) && Math.abs(Number(value)) <= mostNumber ? { kind: "number", asked: "number", value } : null;
}

function day({ Text, Type, TypeName, Value, Resolution }: Result, _: Spec, language: Language): Expected | null {
  const timex = typeof Value === "object" ? Value?.Timex : Resolution?.values?.length === 1 ? Resolution.values[0]!["timex"] : undefined;
  if ((Type !== "date" && TypeName !== "datetimeV2.date") || timex === undefined || !/^\d{4}-\d\d-\d\d$/.test(timex)) return null;
  const exists = new Date(`${timex}T00:00:00Z`).toISOString().startsWith(timex);
  const numbers = Text.normalize("NFKC").match(/\d+/g)?.map(Number) ?? [];
  const [year, month, date] = timex.split("-").map(Number) as [number, number, number];
  if (language === "en" && numbers.length === 3 && numbers[0] === month && numbers[1] === date && month !== date) return null;
  const isFull = numbers.includes(date) && (numbers.includes(year) || numbers.includes(year % 100));
  return { kind: isFull ? "full date" : "other date", asked: "date", value: exists ? timex : "-" };
}

function amount({ Resolution }: Result): Expected | null {
  const [value, unit] = [String(Resolution?.value ?? "").replace(",", "."), Resolution?.unit];
  if (!/^\d+(?:\.\d{1,2})?$/.test(value) || unit === undefined) return null;
  // another currency is no amount in euros
  return /^(?:euros?|欧元)$/i.test(unit) ? { kind: "amount", asked: "eur", value } : { kind: "other currency", asked: "eur", value: "-" };
}

function age({ Resolution }: Result): Expected | null {
  const value = String(Resolution?.value);
  return /^\d+$/.test(value) && /^(?:year|an|ans|año|ano|yıl|岁|年)/i.test(Resolution?.unit ?? "") ? { kind: "age", asked: "number", value } : null;
}

/** Only those that name their country: which country a bare national number is of, nobody can tell. */
function phone({ Resolution, Text }: Result): Expected | null {
  const written = String(Resolution?.value ?? Text).replace("(0)", "");
  return /^\s*(?:\+|00)[1-9]/.test(written) ? { kind: "phone", asked: "phone", value: `+${written.replace(/^\s*00/, "").replace(/\D/g, "")}` } : null;
}
