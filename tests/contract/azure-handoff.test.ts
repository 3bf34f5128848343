import { EventFactory, type Activity, type Transcript, type TurnContext } from "botbuilder";
import { maxHandedOver, maxTranscriptBytes } from "../../src/bot/handoff-transcript";
import { Mediator } from "../helpers/a-mediator";
import { anActivity } from "../helpers/azure-service";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";
import { appId, startOpenIdIssuer, type OpenIdIssuer } from "../helpers/openid-issuer";

jest.setTimeout(120_000);

let issuer: OpenIdIssuer;
let service: DeskService;
beforeAll(async () => {
  issuer = await startOpenIdIssuer();
  service = await startDeskService(
    { MicrosoftAppId: appId, MicrosoftAppPassword: "password", MicrosoftAppType: "SingleTenant", MicrosoftAppTenantId: "tenant" }, { azureCloud: issuer.cloud });
  await Mediator.enrol(service.url, service.store.desk, deskAssociation);
});
afterAll(() => service.close());
afterAll(() => issuer.close());

let people = 0;

/** Says one thing after the other on that platform, each after its answer; what the platform was asked to take. */
async function talk(channelId: "webchat" | "telegram", ...texts: readonly string[]): Promise<readonly Partial<Activity>[]> {
  const id = `someone-${(people += 1)}`;
  const taken = () => issuer.taken.filter(({ path }) => path === `/v3/conversations/talk-${id}/activities`).map(({ activity }) => activity);
  for (const text of texts) {
    const before = taken().length;
    const response = await fetch(`${service.url}/api/messages`, {
      method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${issuer.token({}, channelId)}` },
      body: JSON.stringify(anActivity(issuer, { channelId, locale: "fr", text, from: { id }, conversation: { id: `talk-${id}` } })),
    });
    expect(response.status).toBe(200);
    await eventually(() => taken().length, (now) => now > before);
  }
  return eventually(taken, (all) => all.some(({ type }) => type === "event"));
}
const handoffOf = (taken: readonly Partial<Activity>[]): Partial<Activity> => taken.find(({ type, name }) => type === "event" && name === "handoff.initiate")!;
const transcriptOf = (taken: readonly Partial<Activity>[]): readonly Partial<Activity>[] => (handoffOf(taken).attachments![0]!.content as Transcript).activities;
const wants = ["RSA", "je veux parler à une personne", "Oui"] as const;

describe("a handoff to another desk", () => {
  it("carries what was said, as the Bot Framework attaches it, and the log keeps a reference alone", async () => {
    const taken = await talk("webchat", "Bonjour", "Français", "Oui", ...wants);
    const handoff = handoffOf(taken);
    const context = { activity: { conversation: { id: "x" } } } as TurnContext;
    const ofSdk = EventFactory.createHandoffInitiation(context, {}, { activities: transcriptOf(taken) as Activity[] });
    expect(JSON.parse(JSON.stringify(handoff.attachments))).toEqual(JSON.parse(JSON.stringify(ofSdk.attachments)));

    const said = transcriptOf(taken).map(({ from, text }) => `${from?.role} ${text}`);
    expect(said.slice(0, 2)).toEqual([expect.stringMatching(/^user Bonjour/), expect.stringMatching(/^bot /)]);
    expect(said).toContain("user je veux parler à une personne");
    expect(JSON.stringify(transcriptOf(taken))).not.toMatch(/suggestedActions|channelData/);

    const { ticket } = handoff.value as { readonly ticket: string };
    const { conversation = "" } = (await service.store.findTicket(deskAssociation, ticket))!;
    const { entries } = await service.store.readLog({ association: deskAssociation, id: conversation }, 0, 200);
    const logged = entries.find(({ event }) => event?.name === "handoff.initiate")!;
    expect(logged.event!.value).toMatchObject({ ticket, transcript: { after: 0 } });
    expect(JSON.stringify(logged.event)).not.toContain("parler");
  });

  it("carries nothing older than the asking of somebody who refused that answers are kept", async () => {
    const said = transcriptOf(await talk("webchat", "Bonjour", "Français", "Non", ...wants)).map(({ text }) => text);
    expect(said).not.toContain("Bonjour");
    expect(said.length).toBeGreaterThan(0);
  });

  it("carries no private number", async () => {
    const taken = await talk("webchat", "Bonjour", "Français", "Oui", "mon numéro est le 06 12 34 56 78 et mon adresse amina@example.org", ...wants);
    expect(JSON.stringify(handoffOf(taken))).not.toMatch(/12 34 56 78|amina@example/);
  });

  it("carries the latest of a long talk, within its bounds", async () => {
    const long = Array.from({ length: 14 }, (_, n) => `mot ${n} ${"é".repeat(1_900)}`);
    const said = transcriptOf(await talk("webchat", "Bonjour", "Français", "Oui", "RSA", ...long, "je veux parler à une personne", "Oui"));
    expect(said.length).toBeLessThanOrEqual(maxHandedOver);
    expect(Buffer.byteLength(JSON.stringify(said))).toBeLessThanOrEqual(maxTranscriptBytes);
    expect(said.map(({ text }) => text)).toContain("je veux parler à une personne");
    expect(said.map(({ text }) => text)).not.toContain("Bonjour");
  });

  it("leaves the words with us where no desk can listen", async () => {
    const handoff = handoffOf(await talk("telegram", "Bonjour", "Français", "Oui", ...wants));
    expect(handoff).not.toHaveProperty("attachments");
    expect(JSON.stringify(handoff)).not.toContain("parler");
  });
});
