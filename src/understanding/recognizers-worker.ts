import { parentPort } from "node:worker_threads";
import { recognizeDateTime } from "@microsoft/recognizers-text-date-time";
import { recognizeNumber } from "@microsoft/recognizers-text-number";
import type { RecognizerAnswer, RecognizerRequest } from "./recognizers-client";

/*
 * Runs Microsoft's recognisers apart from the event loop: some texts keep them busy for seconds. English only, and only while somebody needs it
 * (it weighs about 80 MB of resident memory): French would add 140 MB and reads 19 % of its own date specifications; Arabic, Ukrainian and
 * Dari have no models.
 */

const culture = "en-us";

function readDates(text: string, today: string): string[] {
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const reference = new Date(year, month - 1, day, 12);
  // an unknown culture would silently read as American English: no fall-back
  const results = recognizeDateTime(text, culture, undefined, reference, false);
  if (results.length !== 1) return [];
  const values: unknown = results[0]?.resolution?.values;
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: Record<string, string>) => (value.type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value.value ?? "") ? [value.value!] : []));
}

function readNumbers(text: string): string[] {
  return recognizeNumber(text, culture, undefined, false).flatMap((result) => {
    const value: unknown = result.resolution?.value;
    return typeof value === "string" ? [value] : [];
  });
}

// V8 compiles every regular expression twice, for texts within Latin-1 and beyond: a live turn must find both ready
const warmUps = ["three weeks ago", "last monday – €12", "next friday at noon", "two and a half — yes"];

function warmUp(): void {
  for (const sample of warmUps) {
    readDates(sample, "2026-01-01");
    readNumbers(sample);
  }
}

parentPort?.on("message", ({ id, kind, text, today }: RecognizerRequest) => {
  if (kind === "warm_up") warmUp();
  const values = kind === "warm_up" ? [] : kind === "date" ? readDates(text, today) : readNumbers(text);
  parentPort?.postMessage({ id, values: [...new Set(values)] } satisfies RecognizerAnswer);
});
