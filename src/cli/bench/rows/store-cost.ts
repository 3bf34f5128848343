import { openStore } from "../../../store";
import type { Figure, RowResult } from "../figures";
import type { Ground } from "../ground";
import { play } from "../load";
import { ours, type OurConversation } from "../subjects";

const users = 16;
const tripTalks = 100;
const parkedTalks = 2_000;
/** Turns before the first answer: the page opens, a procedure is chosen. */
const opening = 2;

/** Commands sent to Redis while questions are answered; sweepers are left out, they do not belong to a turn. */
export async function roundTrips(ground: Ground): Promise<RowResult> {
  const subject = ours("ours", "text", await ground.start("ours", { MAINTENANCE: "no" }));
  // what is sent once in the life of a process (scripts, sentences never said before) is not of a turn
  await play(Array.from({ length: users }, () => subject.begin()), { from: 0, to: subject.turnsPerTalk }, users);
  const conversations = Array.from({ length: tripTalks }, () => subject.begin());
  await play(conversations, { from: 0, to: opening }, users);
  const turns = { from: opening, to: subject.turnsPerTalk };
  const counts = await ground.redis.commandsDuring(async () => void (await play(conversations, turns, users)));
  subject.close();
  const played = tripTalks * (turns.to - turns.from);
  const trips = [...counts.values()].reduce((sum, count) => sum + count, 0) / played;
  const note = [...counts].map(([name, count]) => `${name} ${(count / played).toFixed(2)}`).join(", ");
  return { samples: {}, figures: [{ figure: "store round trips per turn", value: trips, unit: "", atLeast: 2, aim: 2, better: "lower", note }] };
}

/** What Redis keeps of a talk of six answers that is over: every key, the address, the duplicate memory, and Redis' own overhead. */
export async function parkedBytes(ground: Ground): Promise<RowResult> {
  const subject = ours("ours", "text", await ground.start("ours"));
  await play(Array.from({ length: users }, () => subject.begin()), { from: 0, to: subject.turnsPerTalk }, users);
  const before = await ground.redis.usedMemory();
  const conversations = Array.from({ length: parkedTalks }, () => subject.begin());
  await play(conversations, { from: 0, to: subject.turnsPerTalk }, users);
  const bytes = ((await ground.redis.usedMemory()) - before) / parkedTalks;
  subject.close();
  const figure: Figure = { figure: "Redis bytes per parked conversation", value: bytes, unit: "B", atLeast: 3_584, aim: 2_560, better: "lower" };
  return { samples: {}, figures: [{ ...figure, note: `6 answers, ${await logLength(ground, conversations)} log entries` }] };
}

async function logLength(ground: Ground, conversations: readonly OurConversation[]): Promise<number> {
  const store = await openStore({ redisUrl: ground.redis.url, dataDir: "" });
  try {
    return (await store.readLog({ association: "bench", id: conversations[0]!.id() }, 0, 500)).entries.length;
  } finally {
    await store.close();
  }
}
