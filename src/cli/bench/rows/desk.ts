import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { interludeToken } from "../../../core/conversation/interludes";
import { answerButton } from "../../../core/flow/question-token";
import { createDeskAccounts } from "../../../desk/accounts";
import { openStore } from "../../../store";
import { Colleague } from "../desk-colleague";
import { overDirectLine } from "../direct-line-subject";
import type { RowResult } from "../figures";
import type { Ground } from "../ground";
import { HttpClient } from "../http-client";
import type { ProcessUnderTest } from "../process-under-test";
import { percentile } from "../statistics";
import { ourTalk } from "../talks";

const secret = "bench-bench-bench-bench-bench-bench-bench";
const mediators = 20;
const cases = 200;
/** Cases are offered one at a time to each mediator, once a second: ten rounds, and room for a busy machine (ms). */
const takenWithinMs = 120_000;
/** Turns a second of people who talk with the bot meanwhile, by as many at once. */
const botTurnsPerSecond = 50;
const botPeople = 10;
/** A colleague's passwords cost nothing here: signing in is not measured. */
const cheapHash = { iterations: 2 ** 10, blockSize: 8, parallelism: 1 };

const base = "/v3/directline/conversations";
const headers = { authorization: `Bearer ${secret}` };

/** A person's words on the screen of the mediator who has their case, while two hundred cases are open and others talk with the bot. */
export async function desk(ground: Ground): Promise<RowResult> {
  const service = await ground.start("direct-line", { DIRECT_LINE_SECRET: secret });
  const store = await openStore({ dataDir: "", redisUrl: ground.redis.url });
  const accounts = createDeskAccounts({ store: store.desk, association: "passerelle", now: Date.now, hashCost: cheapHash });
  const client = new HttpClient(service.url);
  const colleagues: Colleague[] = [];
  try {
    for (let n = 0; n < mediators; n += 1) colleagues.push(await Colleague.join(service.url, accounts, Math.ceil(cases / mediators) + 2));
    const people = await Promise.all(Array.from({ length: cases }, () => askForSomebody(client)));
    for (const until = performance.now() + takenWithinMs; colleagues.reduce((sum, { held }) => sum + held.length, 0) < cases; await pause(200)) {
      if (performance.now() > until) throw new Error(`only ${colleagues.reduce((sum, { held }) => sum + held.length, 0)} of ${cases} cases were taken`);
    }
    const watched = colleagues.filter(({ held }) => held.length > 0).map((colleague) => {
      const id = colleague.held[0]!;
      colleague.watch(id);
      return { colleague, conversation: people.find((person) => id.startsWith(person))! };
    });
    const isOver = new AbortController();
    const others = talkMeanwhile(service, isOver.signal);
    const cpuBefore = service.cpuMicros();
    const startedAt = performance.now();
    const durations: number[] = [];
    for (let n = 0; performance.now() - startedAt < ground.extent.pace.measureMs * ground.extent.pace.rounds; n += 1) {
      durations.push(...(await Promise.all(watched.map(async ({ colleague, conversation }) => {
        await pause(Math.random() * 500);
        const words = `mot ${n}`;
        const from = performance.now();
        const onScreen = colleague.seen(words);
        await client.post(`${base}/${conversation}/activities`, { type: "message", from: { id: "person" }, text: words }, headers);
        await onScreen;
        return performance.now() - from;
      }))));
    }
    isOver.abort();
    const turns = await others;
    const seconds = (performance.now() - startedAt) / 1_000;
    return {
      samples: { "words on a mediator's screen": {
        turnsPerSecond: durations.length / seconds, p50Ms: percentile(durations, 0.5), p99Ms: percentile(durations, 0.99),
        cpuMicrosPerTurn: (service.cpuMicros() - cpuBefore) / (durations.length + turns), loadAverage: loadavg()[0]!,
      } },
      figures: [
        { figure: `desk: a person's words on the screen, p95, ${cases} cases and ${mediators} mediators`, value: percentile(durations, 0.95), unit: "ms", atLeast: 300, better: "lower",
          note: `beside ${Math.round(turns / seconds)} bot turns a second` },
      ],
    };
  } finally {
    colleagues.forEach((colleague) => colleague.leave());
    client.close();
    await store.close();
  }
}

/** As far as the line. @returns the conversation. */
async function askForSomebody(client: HttpClient): Promise<string> {
  const { conversationId } = JSON.parse(await client.post(base, { locale: "fr" }, headers)) as { conversationId: string };
  const [, choice] = ourTalk("text");
  for (const button of [choice!.button!, "c:person", answerButton(interludeToken({ kind: "person" }), "yes")]) {
    await client.post(`${base}/${conversationId}/activities`, { type: "message", from: { id: "person" }, text: button, value: button }, headers);
  }
  return conversationId;
}

/** People who talk with the bot at an even pace. @returns their turns. */
async function talkMeanwhile(service: ProcessUnderTest, over: AbortSignal): Promise<number> {
  const subject = overDirectLine("ours", "text", service, secret);
  let turns = 0;
  await Promise.all(Array.from({ length: botPeople }, async () => {
    while (!over.aborted) {
      const talk = subject.begin();
      for (let n = 0; n < subject.turnsPerTalk && !over.aborted; n += 1) {
        const from = performance.now();
        await talk.turn(n);
        turns += 1;
        await pause(Math.max(0, (1_000 * botPeople) / botTurnsPerSecond - (performance.now() - from)));
      }
    }
  }));
  subject.close();
  return turns;
}
