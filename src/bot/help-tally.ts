import { z } from "zod";
import { changeRecord } from "../core/change-record";
import { helpAnswers, type HelpAnswer } from "../core/conversation/help-question";
import { AppError } from "../core/errors";
import { parisDate } from "../core/flow/dates";
import type { IsoDate } from "../core/flow/model";
import type { DeskStore } from "../core/ports";

const dayMs = 24 * 3_600_000;
/** Days that stay counted: a year, for the yearly report. */
const keptDays = 366;
/** How long (ms) it is remembered that an answer was counted: a node that died before it could say so is followed up within seconds, after a stop within days. */
const rememberedMs = 7 * dayMs;
/** And how many of them at most: a busy week of a large desk. */
const maxRemembered = 1_000;
/** Fewer answers say too much about one person, and nothing about the desk. */
export const leastShownAnswers = 5;

const tallySchema = z.strictObject({
  v: z.literal(1),
  days: z.array(z.strictObject({ day: z.string(), yes: z.number(), little: z.number(), no: z.number() })).max(keptDays),
  /** Not which answer it was, nor whose: hashes that nobody can make again once the conversation is gone. */
  counted: z.array(z.strictObject({ id: z.string(), at: z.number() })).max(maxRemembered),
});
type Tally = z.infer<typeof tallySchema>;
const recordId = "all";

const readTally = (value: unknown): Tally => (value === undefined ? { v: 1, days: [], counted: [] } : tallySchema.parse(value));

/** Answers came in again and again while this one was counted; it was not. */
class TallyBusy extends AppError {
  constructor() {
    super("TALLY_BUSY", "answers were counted by others again and again");
  }
}

export type HelpCounts = Readonly<Record<HelpAnswer, number>>;

/** Answers to "did that help?": how many of each, by association and day of Paris. Nothing in it leads to a person, a case or a mediator. */
export class HelpTally {
  constructor(private readonly store: DeskStore) {}

  /** @param id of this one answer: counted again under the same one, it counts once. @param at ms since 1970. @throws TallyBusy */
  async count(association: string, id: string, answer: HelpAnswer, at: number): Promise<void> {
    await changeRecord(this.store, { association, kind: "help_tally", id: recordId, ttlMs: keptDays * dayMs, read: readTally, busy: () => new TallyBusy() }, (before) =>
      before.counted.some((one) => one.id === id) ? null : counting(before, id, answer, at));
  }

  /** @param from first day of Paris that counts. @returns null: fewer than `leastShownAnswers`. */
  async since(association: string, from: IsoDate): Promise<HelpCounts | null> {
    const found = await this.store.read(association, "help_tally", recordId);
    const days = readTally(found?.value).days.filter(({ day }) => day >= from);
    const sum = (answer: HelpAnswer): number => days.reduce((all, one) => all + one[answer], 0);
    const counts: HelpCounts = { yes: sum("yes"), little: sum("little"), no: sum("no") };
    return helpAnswers.reduce((all, answer) => all + counts[answer], 0) < leastShownAnswers ? null : counts;
  }
}

function counting({ days, counted }: Tally, id: string, answer: HelpAnswer, at: number): Tally {
  const day = parisDate(at);
  const today = days.find((one) => one.day === day) ?? { day, yes: 0, little: 0, no: 0 };
  const others = days.filter((one) => one.day !== day);
  return {
    v: 1,
    days: [...others, { ...today, [answer]: today[answer] + 1 }].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-keptDays),
    counted: [...counted.filter((one) => at - one.at < rememberedMs), { id, at }].slice(-maxRemembered),
  };
}
