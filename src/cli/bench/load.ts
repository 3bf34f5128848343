import { loadavg } from "node:os";
import { median, percentile } from "./statistics";
import type { Conversation, Subject } from "./subjects";

export interface Sample {
  readonly turnsPerSecond: number;
  /** Of one turn, as its user sees it (ms). */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** User and system time of all processes of the service for one turn. */
  readonly cpuMicrosPerTurn: number;
  /** Of the machine when it ended. */
  readonly loadAverage: number;
}

export interface Pace {
  readonly users: number;
  readonly measureMs: number;
  readonly rounds: number;
  /** Played before the first round and not counted: V8 needs thousands of turns to compile what is used, however long they take. */
  readonly warmUpTurns: number;
}

/** A warm-up ends then, whatever it has played (ms). */
const maxWarmUpMs = 20_000;
/** Before each round: caches that the other subjects have emptied are filled again (ms). */
const settleMs = 250;

/** One sample a round for each subject. They take turns, so that a noisy neighbour meets all of them. */
export async function compare(subjects: readonly Subject[], pace: Pace): Promise<readonly (readonly Sample[])[]> {
  const samples = subjects.map((): Sample[] => []);
  for (const subject of subjects) await talkFor(subject, pace.users, maxWarmUpMs, pace.warmUpTurns);
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      await talkFor(subject, pace.users, settleMs);
      samples[index]!.push(await measure(subject, () => talkFor(subject, pace.users, pace.measureMs)));
    }
  }
  return samples;
}

/** Median of the ratios of each round: what slowed one round down slowed both. */
export function ratioOf(field: keyof Sample, of: readonly Sample[], to: readonly Sample[]): number {
  return median(of.map((sample, round) => sample[field] / to[round]![field]));
}

export function mediansOf(samples: readonly Sample[]): Sample {
  const of = (field: keyof Sample) => median(samples.map((sample) => sample[field]));
  return {
    turnsPerSecond: of("turnsPerSecond"), p50Ms: of("p50Ms"), p99Ms: of("p99Ms"), cpuMicrosPerTurn: of("cpuMicrosPerTurn"), loadAverage: of("loadAverage"),
  };
}

/** @param talk resolves with how long each of its turns took (ms). */
export async function measure(subject: Subject, talk: () => Promise<readonly number[]>): Promise<Sample> {
  const cpu = () => subject.processes.reduce((sum, process) => sum + process.cpuMicros(), 0);
  const cpuBefore = cpu();
  const startedAt = performance.now();
  const durations = await talk();
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    turnsPerSecond: durations.length / seconds, p50Ms: percentile(durations, 0.5), p99Ms: percentile(durations, 0.99),
    cpuMicrosPerTurn: (cpu() - cpuBefore) / durations.length, loadAverage: loadavg()[0]!,
  };
}

/** Talk after talk for each user, until the time is over or enough turns are played. */
export async function talkFor(subject: Subject, users: number, ms: number, maxTurns = Infinity): Promise<readonly number[]> {
  const until = performance.now() + ms;
  const durations: number[] = [];
  const goesOn = () => performance.now() < until && durations.length < maxTurns;
  await atOnce(users, async () => {
    while (goesOn()) {
      const conversation = subject.begin();
      for (let n = 0; n < subject.turnsPerTalk && goesOn(); n += 1) durations.push(await timed(conversation, n));
    }
  });
  return durations;
}

/** Turns `from` to before `to` of each conversation, all conversations once, or as many as are begun in `maxMs`. */
export async function play(
  conversations: readonly Conversation[], turns: { readonly from: number; readonly to: number }, users: number, maxMs = Infinity,
): Promise<readonly number[]> {
  const until = performance.now() + maxMs;
  const durations: number[] = [];
  let next = 0;
  await atOnce(users, async () => {
    for (let conversation = conversations[next++]; conversation && performance.now() < until; conversation = conversations[next++]) {
      for (let n = turns.from; n < turns.to; n += 1) durations.push(await timed(conversation, n));
    }
  });
  return durations;
}

const atOnce = (users: number, user: () => Promise<void>): Promise<unknown> => Promise.all(Array.from({ length: users }, user));

async function timed(conversation: Conversation, n: number): Promise<number> {
  const startedAt = performance.now();
  await conversation.turn(n);
  return performance.now() - startedAt;
}
