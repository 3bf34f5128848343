import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Session } from "../../src/core/conversation/session";
import type { TranscriptEntry } from "../../src/desk/api";
import { openStore, type Store } from "../../src/store";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import build from "../helpers/e2e-build";
import { Service } from "../helpers/e2e-service";
import { eventually } from "../helpers/eventually";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(180_000);

const words = 24;
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

/** Until somebody answers, as the page does: the same act under the same name. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 60_000; ; await pause(150)) {
    try {
      return await ask();
    } catch (error) {
      const isAnswer = error instanceof Error && /^4(?!29)/.test(error.message) && !error.message.includes("TOO_LATE");
      if (isAnswer || Date.now() > until) throw error;
    }
  }
}

it("what a mediator and a person say to each other arrives once and in order, whatever dies meanwhile", async () => {
  const phone = await Phone.open(nodes[0].url, "fr");
  await phone.answerTo({ type: "message", text: "…" });
  for (const button of ["fr", "given", "caf-rsa"]) await phone.press(button);
  const amina = await Mediator.enrol(nodes[0].url, store.desk, "passerelle", { firstName: "Amina" });
  await amina.comes();
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  const { id } = await amina.sees((one) => one.state === "offered");
  await amina.act(id, { kind: "take" });

  // the page follows by a socket to one node, and comes back to the other one with the number it has
  const seen: TranscriptEntry[] = [];
  let isOver = false;
  const following = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const page = amina.elsewhere(nodes[turn % 2]!.url);
      await page.connect().catch(() => undefined);
      page.tells({ kind: "watch", case: id, after: seen.at(-1)?.seq ?? 0 });
      const from = page.heard.length;
      for (let looked = from; page.isConnected && !isOver; await pause(20)) {
        for (; looked < page.heard.length; looked += 1) {
          const told = page.heard[looked]!;
          if (told.kind === "log") seen.push(...told.page.entries);
        }
      }
      page.drops();
      await pause(100);
    }
  })();

  const breaking = (async () => {
    await pause(1_000);
    await nodes[0].kill();
    await nodes[0].startAgain();
    redis.signal("SIGKILL");
    await redis.restart();
    await pause(1_500);
    await nodes[1].kill();
    await nodes[1].startAgain();
  })();
  for (let n = 0; n < words; n += 1) {
    const event = randomUUID();
    await insist(() => amina.elsewhere(nodes[n % 2]!.url).act(id, { kind: "say", text: `parole ${n}` }, event));
    const answer = { type: "message", text: `réponse ${n}`, channelData: { clientActivityID: `reponse-${n}` } };
    await insist(async () => {
      const response = await phone.at(nodes[(n + 1) % 2]!.url).post(answer);
      if (!response.ok) throw new Error(String(response.status));
    });
    if (n % 3 === 0) await insist(() => amina.elsewhere(nodes[(n + 1) % 2]!.url).act(id, { kind: "say", text: `parole ${n}` }, event)); // a late retry
  }
  await breaking;
  await eventually(() => seen.filter(({ author }) => author === "person" || author === "mediator").at(-1)?.own.text, (last) => last === `réponse ${words - 1}`, 30_000);
  isOver = true;
  await following;

  const { entries } = await store.readLog({ association: "passerelle", id: phone.conversation }, 0, 500);
  const said = (author: string, texts: readonly (string | undefined)[]) => ({ author, texts });
  const expected = [
    said("mediator", Array.from({ length: words }, (_, n) => `parole ${n}`)), said("person", Array.from({ length: words }, (_, n) => `réponse ${n}`)),
  ];
  const logged = ["mediator", "person"].map((author) => said(author, entries.filter((one) => one.author === author && /^(parole|réponse) /.test(one.text ?? "")).map(({ text }) => text)));
  expect(logged).toEqual(expected); // exactly once and in order, for the person's client reads this log
  const shown = ["mediator", "person"].map((author) => said(author, seen.filter((one) => one.author === author && /^(parole|réponse) /.test(one.own.text)).map(({ own }) => own.text)));
  expect(shown).toEqual(expected); // and on the mediator's page
  expect(entries.filter(({ author, seq }) => author === "bot" && seq > entries.find(({ text }) => text === "parole 0")!.seq)).toEqual([]);
});
