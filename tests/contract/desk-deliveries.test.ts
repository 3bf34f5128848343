import type { Deliveries, ToPage, TranscriptEntry } from "../../src/desk/api";
import { Mediator } from "../helpers/a-mediator";
import { anActivity } from "../helpers/azure-service";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";
import { appId, startOpenIdIssuer, type OpenIdIssuer } from "../helpers/openid-issuer";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

/** Somebody on Telegram behind Azure asks for help; what they are sent is recorded message by message. */
describe.each(["embedded", "redis"] as const)("a mediator who writes to a person's messenger, %s store", (kind) => {
  let redis: RedisServer | null = null;
  let issuer: OpenIdIssuer;
  let service: DeskService;
  let amina: Mediator;
  let id: string;
  beforeAll(async () => {
    redis = kind === "redis" ? await startRedisServer() : null;
    issuer = await startOpenIdIssuer();
    const azure = { MicrosoftAppId: appId, MicrosoftAppPassword: "password", MicrosoftAppType: "SingleTenant", MicrosoftAppTenantId: "tenant" };
    service = await startDeskService({ ...azure, ...(redis && { REDIS_URL: redis.url }) }, { azureCloud: issuer.cloud });
    amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation);
    await amina.comes();
    for (const text of ["Bonjour", "Français", "Oui", "RSA", "je veux parler à une personne", "Oui"]) await writes(text);
    ({ id } = await amina.sees((one) => one.state === "offered"));
    await amina.act(id, { kind: "take" });
    await amina.connect();
    amina.tells({ kind: "watch", case: id, after: 0 });
  });
  afterEach(() => issuer.refuseWith(() => null));
  afterAll(() => amina.drops());
  afterAll(() => service.close());
  afterAll(() => issuer.close());
  afterAll(() => redis?.stop());

  async function writes(text: string): Promise<void> {
    const said = issuer.taken.length;
    const response = await fetch(`${service.url}/api/messages`, {
      method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${issuer.token()}` }, body: JSON.stringify(anActivity(issuer, { locale: "fr", text })),
    });
    expect(response.ok).toBe(true);
    await eventually(() => issuer.taken.length, (now) => now > said);
  }
  const lineOf = async (text: string): Promise<TranscriptEntry | undefined> => (await amina.log(id)).entries.find(({ own }) => own.text === text);
  const told = (): readonly ToPage[] => amina.heard.filter((one) => one.kind === "deliveries");
  const toldOf = (seq: number): string | undefined => told().flatMap((one) => (one.kind === "deliveries" ? one.deliveries : [])).filter((one) => one.seq === seq).at(-1)?.state;

  it("sees that it was taken, then that it arrived and was read, as the platform tells", async () => {
    await amina.act(id, { kind: "say", text: "Je regarde." });
    const { seq } = await eventually(() => lineOf("Je regarde."), (line) => line?.delivery?.state === "sent").then((line) => line!);
    await eventually(() => toldOf(seq), (state) => state === "sent");
    const { conversation = "" } = (await service.store.findTicket(deskAssociation, id))!;
    for (const state of ["delivered", "read"] as const) {
      await service.store.recordDelivery({ association: deskAssociation, id: conversation }, seq, state, {});
      await eventually(() => toldOf(seq), (now) => now === state);
    }
    const { deliveries } = await amina.get<Deliveries>(`cases/${id}/deliveries?until=${seq}`);
    expect(deliveries.at(-1)).toEqual({ seq, state: "read", reason: null });
  });

  it("sees that it did not arrive, and why", async () => {
    issuer.refuseWith(() => ({ status: 403 }));
    await amina.act(id, { kind: "say", text: "Êtes-vous là ?" });
    const line = await eventually(() => lineOf("Êtes-vous là ?"), (one) => one?.delivery?.state === "failed");
    expect(line?.delivery).toMatchObject({ state: "failed", reason: "HTTP_403" });
    expect(issuer.asked.filter(({ activity }) => activity.text === "Êtes-vous là ?")).toHaveLength(1);
  });

  it("sees that it waits for the platform, and why, until it was taken", async () => {
    let isBusy = true;
    issuer.refuseWith(() => (isBusy ? { status: 429 } : null));
    await amina.act(id, { kind: "say", text: "Un instant." });
    const line = await eventually(() => lineOf("Un instant."), (one) => one?.delivery?.reason === "HTTP_429");
    expect(line?.delivery?.state).toBe("queued");
    isBusy = false;
    await eventually(() => lineOf("Un instant."), (one) => one?.delivery?.state === "sent", 15_000);
    expect((await lineOf("Un instant."))?.delivery?.reason).toBeNull();
  });

  it("is told nothing of what the person wrote, and the same state is not told twice", async () => {
    const own = (await amina.log(id)).entries.filter(({ author }) => author === "person");
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ delivery }) => delivery === undefined)).toBe(true);
    const frames = told().map((one) => JSON.stringify(one));
    expect(frames.filter((frame, n) => frame === frames[n - 1])).toEqual([]);
  });

  it.each(["-1", "x", "1.5"])("is refused a number that is none: %s", async (until) => {
    await expect(amina.get(`cases/${id}/deliveries?until=${until}`)).rejects.toThrow("400 BAD_INPUT");
  });
});
