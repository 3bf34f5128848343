import type { DeskTicket } from "../../src/bot/tickets";
import { mustMove } from "../../src/core/handoff/move-ticket";
import type { TicketEvent } from "../../src/core/handoff/events";
import { openTicket } from "../../src/core/handoff/ticket";
import { CasePapersBook } from "../../src/desk/cases/case-papers";
import { maxFoundCases, searchedMs } from "../../src/desk/cases/limits";
import { createDeskAccounts, theConsole } from "../../src/desk/accounts";
import type { AuditPage, CaseSearch, CaseView, FoundCases } from "../../src/desk/api";
import { Mediator } from "../helpers/a-mediator";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

const hour = 3_600_000;
const day = 24 * hour;
const lifeMs = 30 * day;

describe.each(["embedded", "redis"] as const)("looking for a case that has ended, %s store", (kind) => {
  let redis: RedisServer | null = null;
  let service: DeskService;
  let amina: Mediator;
  let bela: Mediator;
  let cora: Mediator;
  let ids: { readonly amina: string; readonly bela: string };
  const idOf = async (one: Mediator): Promise<string> => (await one.get<{ id: string }>("me")).id;

  /** A case as the talk would have left it. @param endedMs ago */
  async function ended(id: string, holder: string, more: { flow?: string; endedMs?: number; end?: TicketEvent; notes?: readonly string[]; labels?: readonly string[] } = {}): Promise<void> {
    const { flow = "caf-rsa", endedMs = hour, notes = [], labels = [] } = more;
    const at = Date.now() - endedMs;
    const by = { role: "mediator", id: holder } as const;
    const facts = {
      id, association: deskAssociation, conversation: `talk-${id}`, epoch: 1, channel: "web", locale: "ar", language: "ar", queue: "general", territory: null, flow, step: null, facts: null,
    } as const;
    const events: readonly TicketEvent[] = [
      { event: "joined_line", by: { role: "person" } }, { event: "offered", by, mediator: holder }, { event: "taken", by }, more.end ?? { event: "closed", by, reason: "solved" },
    ];
    const ticket = events.reduce((before, event) => mustMove(before, event, at), openTicket(facts, { role: "person" }, at));
    const kept: DeskTicket = { ...ticket, revision: 9, fromSeq: 1, consent: "given", level: 1, reading: "normal", lastSeenAt: at };
    await service.store.putTicket(deskAssociation, { ...kept }, lifeMs);
    const papers = new CasePapersBook(service.store.desk, deskAssociation, lifeMs, Date.now);
    for (const [n, text] of notes.entries()) await papers.note(id, { id: `note-${n}`, at, by: holder, text });
    await papers.label(id, labels);
  }
  const find = async (who: Mediator, wanted: CaseSearch = {}): Promise<readonly string[]> => (await who.post<FoundCases>("cases/search", wanted)).cases.map(({ id }) => id);

  beforeAll(async () => {
    redis = kind === "redis" ? await startRedisServer() : null;
    service = await startDeskService(redis ? { REDIS_URL: redis.url } : {});
    const enrol = (firstName: string, role: "mediator" | "coordinator") => Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName, role });
    [amina, bela, cora] = [await enrol("Amina", "mediator"), await enrol("Bela", "mediator"), await enrol("Cora", "coordinator")];
    ids = { amina: await idOf(amina), bela: await idOf(bela) };
    await ended("rent", ids.amina, { flow: "caf-aide-logement", labels: ["À rappeler"], notes: ["Le propriétaire n’a pas signé."], endedMs: hour });
    await ended("job", ids.amina, { endedMs: 3 * day, labels: ["Urgent"], end: { event: "handed_back", by: { role: "mediator", id: ids.amina }, resumeAt: null } });
    await ended("other", ids.bela, { endedMs: 10 * day, notes: ["Rendez-vous avec le propriétaire."] });
    await ended("old", ids.amina, { endedMs: searchedMs + hour, labels: ["À rappeler"] });
    await ended("gone", ids.amina, { notes: ["effacée"] });
    await service.store.blankTickets(deskAssociation, "talk-gone", 1);
  });
  afterAll(() => service.close());
  afterAll(() => redis?.stop());

  const dayAgo = (days: number): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short" }).format(Date.now() - days * day);

  it.each([
    { by: "nothing, the last to end first", wanted: () => ({}), found: ["rent", "job", "other"] },
    { by: "words of a note, with accents or without", wanted: () => ({ text: "proprietaire" }), found: ["rent", "other"] },
    { by: "all of the words", wanted: () => ({ text: "propriétaire signé" }), found: ["rent"] },
    { by: "words of a label", wanted: () => ({ text: "RAPPELER" }), found: ["rent"] },
    { by: "a label as a whole", wanted: () => ({ label: "a rappeler" }), found: ["rent"] },
    { by: "a part of a label", wanted: () => ({ label: "rappeler" }), found: [] },
    { by: "who had it", wanted: () => ({ mediator: ids.bela }), found: ["other"] },
    { by: "the procedure", wanted: () => ({ procedure: "caf-aide-logement" }), found: ["rent"] },
    { by: "how it ended", wanted: () => ({ state: "handed_back" as const }), found: ["job"] },
    { by: "the days on which it ended", wanted: () => ({ from: dayAgo(11), to: dayAgo(2) }), found: ["job", "other"] },
    { by: "what no colleague wrote", wanted: () => ({ text: "effacée" }), found: [] },
  ])("by $by", async ({ wanted, found }) => {
    expect(await find(cora, wanted())).toEqual(found);
  });

  it("a mediator finds what they had in hand, and a coordinator everything", async () => {
    expect(await find(amina)).toEqual(["rent", "job"]);
    expect(await find(bela)).toEqual(["other"]);
    expect(await find(amina, { mediator: ids.bela })).toEqual([]);
    expect(await find(amina, { text: "rendez-vous" })).toEqual([]);
  });

  it("shows what tells cases apart, and the procedures that can be chosen", async () => {
    // the desk reads its accounts anew from time to time: a colleague who has just come is without a name until then
    const { cases, procedures, isComplete } = await eventually(() => cora.post<FoundCases>("cases/search", { text: "signé" }), (found) => found.cases[0]?.mediator?.name !== "");
    expect(cases).toEqual([{
      id: "rent", state: "closed", endedAt: expect.any(Number), reason: "solved", locale: "ar", level: 1, procedure: expect.stringMatching(/logement/),
      mediator: { id: ids.amina, name: "Amina" }, labels: ["À rappeler"], notes: 1,
    }]);
    expect(procedures.map(({ id }) => id).sort()).toEqual(["caf-aide-logement", "caf-rsa"]);
    expect(isComplete).toBe(true);
  });

  it("names whoever wrote a note and had a case in hand, also who takes no cases and who no longer comes", async () => {
    const dana = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Dana" });
    const id = await idOf(dana);
    await ended("left", id, { endedMs: searchedMs - day, notes: ["Lettre envoyée."] });
    await new CasePapersBook(service.store.desk, deskAssociation, lifeMs, Date.now).note("left", { id: "note-9", at: Date.now(), by: await idOf(cora), text: "Relue." });
    await createDeskAccounts({ store: service.store.desk, association: deskAssociation, now: Date.now }).management.disable(theConsole, id);
    const bySomebody = ({ notes }: CaseView): boolean => notes.every(({ by }) => by !== "");
    expect((await eventually(() => cora.get<CaseView>("cases/left"), bySomebody)).notes.map(({ by }) => by)).toEqual(["Dana", "Cora"]);
    expect((await cora.post<FoundCases>("cases/search", { text: "lettre" })).cases[0]?.mediator).toEqual({ id, name: "Dana" });
  });

  it.each([
    { what: "a day that does not exist", wanted: { from: "2026-02-30" } }, { what: "days the wrong way round", wanted: { from: "2026-03-02", to: "2026-03-01" } },
    { what: "a state that is no end", wanted: { state: "waiting" } }, { what: "more than can be looked for", wanted: { text: "a".repeat(81) } }, { what: "what nobody knows", wanted: { words: "loyer" } },
  ])("refuses $what", async ({ wanted }) => {
    await expect(cora.post("cases/search", wanted)).rejects.toThrow("400 BAD_INPUT");
  });

  it("leaves an entry in the trail that says who searched, and not for what", async () => {
    await find(bela, { text: "propriétaire" });
    const { entries } = await cora.get<AuditPage>(`audit?day=${new Date().toISOString().slice(0, 10)}&from=0&limit=200`);
    expect(entries.findLast(({ action, actor }) => action === "cases_searched" && actor === ids.bela)).toEqual({ at: expect.any(Number), actor: ids.bela, action: "cases_searched", account: null, case: null });
  });

  it("says that there are more than it shows", async () => {
    for (let n = 0; n < maxFoundCases; n += 1) await ended(`many-${n}`, ids.bela, { flow: "france-travail-inscription", endedMs: 20 * day });
    const { cases, isComplete } = await cora.post<FoundCases>("cases/search", {});
    expect(cases).toHaveLength(maxFoundCases);
    expect(isComplete).toBe(false);
    expect((await cora.post<FoundCases>("cases/search", { procedure: "france-travail-inscription" })).isComplete).toBe(true);
  });
});
