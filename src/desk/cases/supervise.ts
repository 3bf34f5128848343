import type { HelpTally } from "../../bot/help-tally";
import { parisDate } from "../../core/flow/dates";
import { usualWaitOf } from "./usual-wait";
import type { Supervision } from "../api";
import type { CaseDesk } from "./case-desk";
import type { CasesPart } from "./cases-part";
import { endedCase } from "./ended-cases";

const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;
/** Answers to "did that help?" are few: a month of them (ms). */
const helpedMs = 30 * dayMs;

/** How the desk stands, for who supervises it: figures and colleagues, no case. */
export async function supervise(desk: CaseDesk, cases: CasesPart, tally: Pick<HelpTally, "since">): Promise<Supervision> {
  const { snapshot, ended, parts: { association } } = desk;
  const now = desk.parts.now();
  const waiting = snapshot.tickets.filter(({ state }) => state === "waiting" || state === "offered");
  const lately = ended.filter(({ history }) => now - (history.at(-1)?.at ?? 0) < weekMs);
  const closed: Record<keyof Supervision["closed"], number> = { solved: 0, oriented: 0, out_of_scope: 0, duplicate: 0, no_answer: 0 };
  for (const ticket of lately) {
    const { reason } = endedCase(ticket);
    if (reason !== null) closed[reason] += 1;
  }
  return {
    at: snapshot.at, mediators: (await cases.queue("")).mediators, waiting: waiting.length,
    longestWaitMs: waiting.length === 0 ? null : Math.max(...waiting.map(({ waitingSince }) => now - waitingSince)), usualWaitMs: usualWaitOf(snapshot.waits),
    abandoned: lately.filter(({ state }) => state === "abandoned").length, closed,
    helped: await tally.since(association, parisDate(now - helpedMs)),
  };
}
