import type { IsoDate } from "../core/flow/model";
import type { Language } from "../core/locale";
import type { AnswerReading, Expectation } from "../core/ports";
import { bounded, miss } from "./read-number";
import type { Recognizers } from "./recognizers-client";
import { fold } from "./text";

interface EnglishContext {
  readonly locale: Language;
  readonly today: IsoDate;
  readonly expecting: Expectation;
  readonly english: Recognizers;
  readonly conversation?: string;
}

/**
 * A second look at English dates ("three weeks from now", "next Monday") and numbers ("a dozen") that the own readers did not understand.
 * Everything found this way is read back. Digits are left out: the recognisers read 12/03/1985 as 3 December.
 */
export async function readEnglish(text: string, own: AnswerReading, context: EnglishContext): Promise<AnswerReading> {
  const { kind } = context.expecting;
  const isOpen = own.outcome === "not_understood" && own.reason === "unclear" && context.locale === "en";
  if (!isOpen || (kind !== "date" && kind !== "number") || !isInWords(text)) return own;
  const found = await context.english.find(kind, text, context.today, context.conversation);
  if (found === "away") return own;
  if (found === "slow") return miss("slow");
  return kind === "date" ? readDay(found, context.expecting) ?? own : readCount(found, context.expecting) ?? own;
}

const isInWords = (text: string) => /\p{L}{2}/u.test(text) && !/\d\s*[./-]\s*\d/.test(text) && /^[a-z0-9 ]*$/.test(fold(text));

/** "Monday" is two days, the last and the next: the bounds of the question may leave one. */
function readDay(days: readonly string[], { min, max }: Expectation): AnswerReading | undefined {
  const fitting = days.filter((day) => !(typeof min === "string" && day < min) && !(typeof max === "string" && day > max));
  if (fitting.length > 1) return miss("several");
  if (fitting[0] !== undefined) return { outcome: "to_confirm", value: fitting[0] };
  return days[0] === undefined ? undefined : miss(typeof min === "string" && days[0] < min ? "too_small" : "too_large");
}

function readCount(numbers: readonly string[], expecting: Expectation): AnswerReading | undefined {
  if (numbers.length > 1) return miss("several");
  const [value] = numbers.map(Number);
  // "quarter million" comes back as four millionths
  return value === undefined || !Number.isInteger(value * 100) ? undefined : bounded(value, false, expecting);
}
