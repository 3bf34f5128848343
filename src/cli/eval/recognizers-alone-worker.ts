import { parentPort } from "node:worker_threads";
import { recognizeBoolean } from "@microsoft/recognizers-text-choice";
import { recognizeDateTime } from "@microsoft/recognizers-text-date-time";
import { recognizeNumber } from "@microsoft/recognizers-text-number";
import { recognizeCurrency } from "@microsoft/recognizers-text-number-with-unit";
import { recognizeEmail, recognizePhoneNumber } from "@microsoft/recognizers-text-sequence";
import type { Expectation } from "../../core/ports";
import type { AloneAnswer, AloneRequest } from "./recognizers-alone";

type Found = readonly { readonly resolution?: Readonly<Record<string, unknown>> | null }[];

/** What the recognisers find in one text, as texts of the form that the exam is written in. */
function find({ kind, text, culture, today }: AloneRequest): readonly string[] {
  const values = (found: Found, of: (resolution: Readonly<Record<string, unknown>>) => string | undefined) => found.flatMap(({ resolution }) => (resolution ? (of(resolution) ?? []) : []));
  // French decimals come back as French text
  const decimal = (value: unknown) => (typeof value === "string" ? String(Number(value.replace(",", "."))) : undefined);
  switch (kind satisfies Expectation["kind"]) {
    case "number":
      return values(recognizeNumber(text, culture, undefined, false) as Found, ({ value }) => decimal(value));
    case "amount":
      return values(recognizeCurrency(text, culture, undefined, false) as Found, ({ value, unit }) => (/euro|欧元/i.test(String(unit)) ? decimal(value) : undefined));
    case "date": {
      const found = recognizeDateTime(text, culture, undefined, new Date(`${today}T12:00:00`), false) as Found;
      return values(found, (resolution) => {
        const days = (resolution["values"] as Readonly<Record<string, string>>[] | undefined)?.flatMap(({ type, value }) => (type === "date" && value !== undefined ? [value] : [])) ?? [];
        return days.length === 1 ? days[0] : undefined;
      });
    }
    case "yes_no":
      return values(recognizeBoolean(text, culture, undefined, false) as Found, ({ value }) => String(value));
    case "phone":
      return values(recognizePhoneNumber(text, culture) as Found, ({ value }) => String(value).replace(/[^\d+]/g, "").replace(/^00/, "+"));
    case "email":
      return values(recognizeEmail(text, "en-us") as Found, ({ value }) => String(value));
    default:
      return [];
  }
}

parentPort?.on("message", (request: AloneRequest) => {
  let found: readonly string[] = [];
  try {
    found = find(request);
  } catch {
    // no model for this culture: that is what there is to say about it
  }
  parentPort?.postMessage({ id: request.id, values: [...new Set(found)] } satisfies AloneAnswer);
});
