import { setTimeout as pause } from "node:timers/promises";
import type { RowResult } from "../figures";
import type { Ground } from "../ground";
import { play } from "../load";
import { ours } from "../subjects";

const users = 64;
/** On a slow machine fewer conversations are opened, and the figure says how many (ms). */
const maxOpeningMs = 120_000;
/** Garbage of the opening is collected, or not, in this time (ms). */
const settleMs = 3_000;

/** Many people who opened the page and went away: what they weigh in the service, and what it does while nobody writes. */
export async function manyConversations(ground: Ground): Promise<RowResult> {
  const { conversations, idleMs } = ground.extent;
  const process = await ground.start("ours");
  const subject = ours("ours", "text", process);
  const rssBefore = process.rssMb();
  const begun = (await play(Array.from({ length: conversations }, () => subject.begin()), { from: 0, to: 1 }, users, maxOpeningMs)).length;
  subject.close();
  await pause(settleMs);
  const rss = process.rssMb();
  const cpuBefore = process.cpuMicros();
  const startedAt = performance.now();
  await pause(idleMs);
  const idlePercent = (process.cpuMicros() - cpuBefore) / ((performance.now() - startedAt) * 10);
  const many = begun.toLocaleString("en");
  return { samples: {}, figures: [
    { figure: `service RSS at ${many} live conversations`, value: rss, unit: "MB", atLeast: 300, aim: 220, better: "lower", note: `${rssBefore} MB before the first one` },
    { figure: `idle CPU with ${many} parked conversations`, value: idlePercent, unit: "%", atLeast: 1, better: "lower", note: `over ${idleMs / 1000} s` },
  ] };
}
