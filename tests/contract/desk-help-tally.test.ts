import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HelpTally, leastShownAnswers } from "../../src/bot/help-tally";
import type { HelpAnswer } from "../../src/core/conversation/help-question";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { openStore, type Store } from "../../src/store";
import type { Supervision } from "../../src/desk/api";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { eventually } from "../helpers/eventually";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

const noon = Date.UTC(2026, 10, 22, 12);
const dayMs = 24 * 3_600_000;

describe.each(["embedded", "redis"] as const)("answers to \"did that help?\", %s store", (kind) => {
  let redis: RedisServer | null = null;
  let dir: string;
  let store: Store;
  beforeAll(async () => {
    redis = kind === "redis" ? await startRedisServer() : null;
    dir = mkdtempSync(join(tmpdir(), "passerelle-tally-"));
    store = await openStore({ dataDir: dir, ...(redis && { redisUrl: redis.url }) });
  });
  afterAll(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  afterAll(() => redis?.stop());

  const given = async (answers: readonly HelpAnswer[], at = noon, association = randomUUID()) => {
    const tally = new HelpTally(store.desk);
    for (const answer of answers) await tally.count(association, randomUUID(), answer, at);
    return { tally, association };
  };

  it("are shown from five on, and hidden before", async () => {
    const { tally, association } = await given(["yes", "yes", "little", "no"]);
    expect(await tally.since(association, "2026-11-01")).toBeNull();
    await tally.count(association, randomUUID(), "yes", noon);
    expect(await tally.since(association, "2026-11-01")).toEqual({ yes: 3, little: 1, no: 1 });
  });

  it("count once when a node that was slow counts again", async () => {
    const { tally, association } = await given(["yes", "yes", "yes", "yes"]);
    for (const answer of ["no", "no", "yes"] as const) await tally.count(association, "the same", answer, noon);
    expect(await tally.since(association, "2026-11-01")).toEqual({ yes: 4, little: 0, no: 1 });
  });

  it("lose none when several are counted at once", async () => {
    const { tally, association } = await given([]);
    // each that is overtaken is tried again a few times: six at once stay well within
    await Promise.all(Array.from({ length: 6 }, (_, n) => tally.count(association, `answer-${n}`, "little", noon)));
    expect(await tally.since(association, "2026-11-01")).toEqual({ yes: 0, little: 6, no: 0 });
  });

  it("are told by day and by association", async () => {
    const { tally, association } = await given(["no", "no", "no", "no", "no"], noon - 40 * dayMs);
    await given(["yes", "yes", "yes", "yes", "yes"], noon, association);
    expect(await tally.since(association, "2026-10-24")).toEqual({ yes: 5, little: 0, no: 0 });
    expect(await tally.since(association, "2026-10-01")).toEqual({ yes: 5, little: 0, no: 5 });
    expect(await tally.since(randomUUID(), "2026-10-01")).toBeNull();
  });
});

describe("a person who is asked if it helped", () => {
  let service: DeskService;
  let amina: Mediator;
  let cora: Mediator;
  beforeAll(async () => {
    service = await startDeskService();
    amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina", capacity: 12 });
    cora = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Cora", role: "coordinator" });
    await amina.comes();
    await new HelpTally(service.store.desk).count(deskAssociation, "one", "no", Date.now());
    for (const id of ["two", "three", "four"]) await new HelpTally(service.store.desk).count(deskAssociation, id, "yes", Date.now());
  });
  afterAll(() => service.close());

  it("answers in their language by a button, which is counted and which nobody at the desk can read", async () => {
    expect(leastShownAnswers).toBe(5);
    expect((await cora.get<Supervision>("supervision")).helped).toBeNull();
    const phone = await Phone.open(service.url, "ar");
    await phone.answerTo({ type: "message", text: "…" });
    for (const button of ["ar", "given", "caf-rsa"]) await phone.press(button);
    await phone.answerTo({ type: "message", text: "…", value: "c:person" });
    await phone.press("yes");
    const { id } = await amina.sees((one) => one.id.startsWith(phone.conversation) && one.state === "offered");
    await amina.act(id, { kind: "take" });
    await amina.act(id, { kind: "close", reason: "solved", asksIfHelped: true });
    const helped = async () => (await phone.log()).find(({ suggestedActions }) => suggestedActions?.actions.some(({ value }) => String(value).startsWith("h:")));
    const { text, suggestedActions } = (await eventually(helped, (found) => found !== undefined))!;
    expect(text).toMatch(/\p{Script=Arabic}/u);
    const [, little] = suggestedActions!.actions;

    await phone.answerTo({ type: "message", text: little!.title, value: little!.value });
    await phone.answerTo({ type: "message", text: little!.title, value: little!.value });
    const { helped: counts } = await eventually(() => cora.get<Supervision>("supervision"), (seen) => seen.helped !== null);
    expect(counts).toEqual({ yes: 3, little: 1, no: 1 });

    const { entries } = await amina.log(id);
    const own = entries.filter(({ author }) => author === "person").slice(-2);
    expect(own.map(({ french }) => french?.text)).toEqual(["J’ai répondu à la question.", "J’ai répondu à la question."]);
    const kept = await service.store.readLog({ association: deskAssociation, id: phone.conversation }, 0, 100);
    expect(JSON.stringify(kept.entries.filter(({ author }) => author === "person").slice(-2))).not.toMatch(/h:\w{7}|little|قليل/);
    expect(JSON.stringify(await service.store.desk.read(deskAssociation, "help_tally", "all"))).not.toContain(phone.conversation);
  });
});
