import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Session } from "../../src/core/conversation/session";
import type { HistoryStep } from "../../src/core/handoff/ticket";
import type { TranscriptEntry } from "../../src/desk/api";
import { openStore, type Store } from "../../src/store";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import build from "../helpers/e2e-build";
import { Service } from "../helpers/e2e-service";
import { eventually } from "../helpers/eventually";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";
import { checkDesk, type DeskTalk } from "./program/desk-checks";
import { deskReport } from "./program/desk-report";

jest.setTimeout(180_000);

/** Of each side in each talk. */
const words = 16;
const names = ["a", "b"] as const;
let redis: RedisServer;
let nodes: readonly [Service, Service];
let store: Store<Session>;

beforeAll(async () => {
  build();
  redis = await startRedisServer();
  const settings = { REDIS_URL: redis.url, DIRECT_LINE_SECRET: "a-secret-that-both-nodes-of-this-test-share" };
  nodes = [await Service.start(settings), await Service.start(settings)];
  store = await openStore<Session>({ dataDir: "", redisUrl: redis.url });
});
afterAll(() => store.close());
afterAll(() => Promise.all(nodes.map((node) => node.stop())));
afterAll(() => redis.stop());

const counts = { acts: 0, retries: 0, refused: 0, kills: 0, restarts: 0 };

/** Until somebody answers, as the page does: the same act under the same name. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  counts.acts += 1;
  for (const until = Date.now() + 60_000; ; await pause(150)) {
    try {
      return await ask();
    } catch (error) {
      const isAnswer = error instanceof Error && /^4(?!29)/.test(error.message) && !error.message.includes("TOO_LATE");
      if (isAnswer || Date.now() > until) throw error;
      counts.retries += 1;
    }
  }
}

/** A person who asked for somebody, and the case in Amina's hands. */
async function taken(amina: Mediator): Promise<{ readonly phone: Phone; readonly id: string }> {
  const phone = await Phone.open(nodes[0].url, "fr");
  await phone.answerTo({ type: "message", text: "…" });
  for (const button of ["fr", "given", "caf-rsa"]) await phone.press(button);
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  const { id } = await amina.sees((one) => one.state === "offered" && one.id.startsWith(phone.conversation));
  await amina.act(id, { kind: "take" });
  return { phone, id };
}

/** The page follows by a socket to one node, and comes back to the other one with the number it has. */
function follow(amina: Mediator, id: string): { readonly seen: readonly TranscriptEntry[]; end(): Promise<void> } {
  const seen: TranscriptEntry[] = [];
  let isOver = false;
  const following = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const page = amina.elsewhere(nodes[turn % 2]!.url);
      await page.connect().catch(() => undefined);
      page.tells({ kind: "watch", case: id, after: seen.at(-1)?.seq ?? 0 });
      for (let looked = 0; page.isConnected && !isOver; await pause(20)) {
        for (; looked < page.heard.length; looked += 1) {
          const told = page.heard[looked]!;
          if (told.kind === "log") seen.push(...told.page.entries);
        }
      }
      page.drops();
      await pause(100);
    }
  })();
  return {
    seen,
    end: async () => {
      isOver = true;
      await following;
    },
  };
}

async function breakThings(): Promise<void> {
  const kill = async (node: Service): Promise<void> => {
    await node.kill();
    counts.kills += 1;
    await node.startAgain();
    counts.restarts += 1;
  };
  await pause(1_000);
  await kill(nodes[0]);
  redis.signal("SIGKILL");
  counts.kills += 1;
  await redis.restart();
  counts.restarts += 1;
  await pause(1_500);
  await kill(nodes[1]);
}

let talks: readonly DeskTalk[] = [];

it("what mediators and persons say to each other arrives once, in order and to nobody else, whatever dies meanwhile", async () => {
  const amina = await Mediator.enrol(nodes[0].url, store.desk, "passerelle", { firstName: "Amina" });
  const bela = await Mediator.enrol(nodes[0].url, store.desk, "passerelle", { firstName: "Bela" });
  await amina.comes();
  const cases = [await taken(amina), await taken(amina)];
  const pages = cases.map(({ id }) => follow(amina, id));
  const refused: string[][] = [[], []];
  const breaking = breakThings();
  for (let n = 0; n < words; n += 1) {
    for (const [k, { phone, id }] of cases.entries()) {
      const name = names[k]!;
      const event = randomUUID();
      const say = (node: number) => insist(() => amina.elsewhere(nodes[node % 2]!.url).act(id, { kind: "say", text: `${name} parole ${n}` }, event));
      await say(n + k);
      await insist(async () => {
        const response = await phone.at(nodes[(n + 1) % 2]!.url).post({ type: "message", text: `${name} réponse ${n}`, channelData: { clientActivityID: `${name}-reponse-${n}` } });
        if (!response.ok) throw new Error(String(response.status));
      });
      if (n % 3 === 0) await say(n + k + 1); // a late retry
      if (n % 5 !== 0) continue;
      // somebody who does not have the case: refused, or no answer at all
      const intruding = `${name} parole ${100 + n}`;
      counts.acts += 1;
      await bela.elsewhere(nodes[n % 2]!.url).act(id, { kind: "say", text: intruding }).catch(() => void (counts.refused += 1));
      refused[k]!.push(intruding);
    }
  }
  await breaking;
  const isWhole = (k: number): boolean => pages[k]!.seen.some(({ own }) => own.text === `${names[k]} réponse ${words - 1}`);
  await eventually(() => [isWhole(0), isWhole(1)], (all) => all.every(Boolean), 30_000);
  await Promise.all(pages.map((page) => page.end()));

  talks = await Promise.all(cases.map(async ({ phone, id }, k) => {
    const { entries } = await store.readLog({ association: "passerelle", id: phone.conversation }, 0, 500);
    const said = (what: string): readonly string[] => Array.from({ length: words }, (_, n) => `${names[k]} ${what} ${n}`);
    const { history } = (await store.findTicket("passerelle", id)) as unknown as { readonly history: readonly HistoryStep[] };
    return { name: names[k]!, mediator: "Amina", acknowledged: { mediator: said("parole"), person: said("réponse") }, refused: refused[k]!, log: entries, shown: pages[k]!.seen, history };
  }));
  const violations = checkDesk(talks);
  process.stdout.write(`${deskReport({ talks: talks.length, ...counts, violations })}\n`);
  expect(violations).toEqual([]);
  expect(counts).toMatchObject({ kills: 3, restarts: 3 });
  expect(counts.refused).toBeGreaterThan(0);
});

/** The history of the run above, damaged. */
const damages: readonly { readonly what: string; readonly finds: string; readonly damage: (talk: DeskTalk, other: DeskTalk) => DeskTalk }[] = [
  { what: "a word of the person never reaches the page", finds: "I2", damage: (talk) => ({ ...talk, shown: talk.shown.filter(({ own }) => own.text !== "a réponse 3") }) },
  { what: "two words change places in the log", finds: "I3", damage: (talk) => ({ ...talk, log: swapped(talk.log, "a parole 4", "a parole 5") }) },
  { what: "the page is told a word twice", finds: "I3", damage: (talk) => ({ ...talk, shown: talk.shown.flatMap((line) => (line.own.text === "a réponse 2" ? [line, line] : [line])) }) },
  { what: "a second mediator takes what somebody has", finds: "I4", damage: (talk) => ({ ...talk, history: [...talk.history, { event: "taken", state: "taken", at: 0, by: { role: "mediator", id: "bela" } }] }) },
  { what: "another mediator speaks", finds: "I4", damage: (talk) => ({ ...talk, log: talk.log.map((line) => (line.text === "a parole 6" ? { ...line, by: "Bela" } : line)) }) },
  { what: "a word that was sent is nowhere", finds: "I5", damage: (talk) => ({ ...talk, log: talk.log.filter(({ text }) => text !== "a parole 7") }) },
  { what: "a word that was refused is said", finds: "I5", damage: (talk) => ({ ...talk, refused: ["a parole 8"] }) },
  { what: "a word of another talk comes in", finds: "I6", damage: (talk, other) => ({ ...talk, shown: [...talk.shown, other.shown.find(({ own }) => own.text === "b parole 1")!] }) },
];

function swapped(log: DeskTalk["log"], one: string, other: string): DeskTalk["log"] {
  const [first, second] = [log.find(({ text }) => text === one)!, log.find(({ text }) => text === other)!];
  return log.map((line) => (line === first ? second : line === second ? first : line));
}

it.each(damages)("is found broken when $what ($finds)", ({ finds, damage }) => {
  const [talk, other] = talks;
  const violations = checkDesk([damage(talk!, other!), other!]);
  expect([...new Set(violations.map(({ invariant }) => invariant))]).toContain(finds);
  expect(deskReport({ talks: 2, ...counts, violations })).toMatch(new RegExp(`${finds} [1-9]`));
});
