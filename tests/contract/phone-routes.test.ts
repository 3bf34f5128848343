import { randomBytes } from "node:crypto";
import { WebSocket } from "ws";
import type { CaseItem } from "../../src/desk/api";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";

jest.setTimeout(120_000);

interface Code {
  readonly square: string;
  readonly digits: string;
  readonly expires_in: number;
  readonly kept_for: number;
}
type Told = readonly [number, Readonly<Record<string, unknown>>];

const path = "/page/phone-code";
const aSecret = (): string => randomBytes(16).toString("base64url");

let service: DeskService;
beforeAll(async () => {
  service = await startDeskService();
});
afterAll(() => service.close());

const told = async (answer: Promise<Response>): Promise<Told> => answer.then(async (response) => [response.status, (await response.json()) as Record<string, unknown>]);
const codeOf = ([status, body]: Told): string => `${status} ${(body["error"] as { code?: string } | undefined)?.code ?? String(body["state"] ?? "")}`.trim();
const claim = (body: unknown, origin = service.url): Promise<Told> =>
  told(fetch(`${service.url}${path}/claim`, { method: "POST", headers: { "content-type": "application/json", origin }, body: JSON.stringify(body) }));

async function aKiosk(): Promise<Phone> {
  const kiosk = await Phone.open(service.url, "ar", "kiosk");
  await kiosk.answerTo({ type: "message", text: "…" });
  for (const choice of ["ar", "given", "caf-rsa"]) await kiosk.press(choice);
  return kiosk;
}
const draw = async (kiosk: Phone): Promise<Code> => (await told(kiosk.asks("POST", path)))[1] as unknown as Code;
const asOnScreen = async (phone: Phone) => (await phone.log()).map(({ id, text, suggestedActions }) => [id, text, suggestedActions?.actions.map(({ value }) => value)]);

const conversationPath = ({ conversation }: Phone): string => `/v3/directline/conversations/${conversation}`;

/** Follows the kiosk's socket; `closed` resolves to how it ended. */
async function follow(kiosk: Phone): Promise<{ readonly closed: Promise<string> }> {
  const { streamUrl } = (await (await kiosk.asks("GET", conversationPath(kiosk))).json()) as { streamUrl: string };
  const socket = new WebSocket(streamUrl);
  const closed = new Promise<string>((resolve) => socket.on("close", (code, reason) => resolve(`${code} ${reason}`)));
  await new Promise((resolve) => socket.once("message", resolve));
  return { closed };
}

describe("a talk that goes on by phone", () => {
  it("shows the phone everything with the buttons of the question, and closes the kiosk's address at once, sockets too", async () => {
    const kiosk = await aKiosk();
    const { closed } = await follow(kiosk);
    const before = await asOnScreen(kiosk);
    const { square, digits, expires_in, kept_for } = await draw(kiosk);
    expect([square, digits, expires_in, kept_for]).toEqual([expect.stringMatching(/^[\w-]{22}$/), expect.stringMatching(/^\d{6}$/), 600, 86_400]);
    const [status, address] = await claim({ square, phone: aSecret() });
    expect([status, address]).toEqual([200, { conversationId: kiosk.conversation, token: expect.any(String), resume: expect.any(String), expires_in: 1_800 }]);
    const phone = Phone.with(service.url, address as { token: string; conversationId: string });
    expect(await asOnScreen(phone)).toEqual(before);
    expect(await closed).toBe("1008 conversation moved");

    for (const [method, where, body] of [
      ["GET", "/activities"], ["GET", conversationPath(kiosk)], ["POST", "/activities", { type: "message", text: "مرحبا" }], ["POST", "/activities", { type: "endOfConversation" }],
      ["POST", "/v3/directline/tokens/refresh"], ["POST", "/v3/directline/conversations", { locale: "ar" }], ["POST", path], ["GET", path], ["DELETE", path], ["POST", `${path}/answer`, { answer: "yes" }],
    ] as const) {
      expect([method, where, codeOf(await told(kiosk.asks(method, where, body)))]).toEqual([method, where, "403 ConversationMoved"]);
    }
    // the phone answers the question that the kiosk asked
    const value = (await phone.log()).findLast(({ suggestedActions }) => suggestedActions)!.suggestedActions!.actions[0]!.value as string;
    expect((await phone.answerTo({ type: "message", text: "…", value })).length).toBeGreaterThan(0);
    expect((await phone.asks("POST", "/v3/directline/tokens/refresh")).status).toBe(200);
    // and cannot hand it on: only a kiosk does
    expect(codeOf(await told(phone.asks("POST", path)))).toBe("403 NotAKiosk");
  });

  it("does not come back to the kiosk by its longer-lived token either", async () => {
    const response = await fetch(`${service.url}/v3/directline/tokens/generate`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ channel: "kiosk" }) });
    const address = (await response.json()) as { token: string; conversationId: string; resume: string };
    const kiosk = Phone.with(service.url, address);
    await kiosk.asks("POST", "/v3/directline/conversations", { locale: "fr" });
    await kiosk.answerTo({ type: "message", text: "…" });
    await kiosk.press("fr");
    expect(codeOf(await told(kiosk.asks("POST", path)))).toBe("409 ConsentUnasked");
    await kiosk.press("given");
    const { square } = await draw(kiosk);
    expect((await claim({ square, phone: aSecret() }))[0]).toBe(200);
    const again = await fetch(`${service.url}/v3/directline/tokens/generate`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ resume: address.resume }) });
    expect(codeOf([again.status, (await again.json()) as Record<string, unknown>])).toBe("403 ConversationMoved");
  });

  it("by six digits waits for the yes of the kiosk", async () => {
    const kiosk = await aKiosk();
    const { digits } = await draw(kiosk);
    const phone = aSecret();
    const state = async () => (await told(kiosk.asks("GET", path)))[1]["state"];
    expect([await state(), codeOf(await claim({ digits, phone })), await state()]).toEqual(["open", "202 asked", "asking"]);
    expect((await told(kiosk.asks("POST", `${path}/answer`, { answer: "yes" })))[1]).toEqual({ isHeard: true });
    expect(await state()).toBe("answered");
    expect((await claim({ digits, phone }))[1]).toMatchObject({ conversationId: kiosk.conversation });
    expect(codeOf(await told(kiosk.asks("GET", path)))).toBe("403 ConversationMoved");
  });

  it("tells each phone why its code opens nothing", async () => {
    const kiosk = await aKiosk();
    const { digits } = await draw(kiosk);
    const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, "0");
    expect(codeOf(await claim({ digits: wrong, phone: aSecret() }))).toBe("404 CodeWrong");
    const mine = aSecret();
    await claim({ digits, phone: mine });
    expect(codeOf(await claim({ digits, phone: aSecret() }))).toBe("409 CodeUsed");
    await kiosk.asks("POST", `${path}/answer`, { answer: "no" });
    expect(codeOf(await claim({ digits, phone: mine }))).toBe("403 CodeDeclined");
    await kiosk.asks("DELETE", path);
    expect(codeOf(await claim({ digits, phone: aSecret() }))).toBe("410 CodeExpired");
    const next = await draw(kiosk);
    expect(codeOf(await claim({ digits, phone: aSecret() }))).toBe("410 CodeExpired");
    await kiosk.post({ type: "endOfConversation" });
    await eventually(() => claim({ square: next.square, phone: aSecret() }), (answer) => codeOf(answer) === "404 ConversationNotFound");
    expect(codeOf(await told(kiosk.asks("POST", path)))).toBe("409 MoveUnderWay");
  });

  it.each([
    ["nothing", {}], ["a code of another length", { square: "short", phone: aSecret() }], ["five digits", { digits: "12345", phone: aSecret() }], ["digits of another script", { digits: "١٢٣٤٥٦", phone: aSecret() }],
    ["both ways in at once", { digits: "123456", square: aSecret(), phone: aSecret() }], ["no phone", { digits: "123456" }],
  ])("refuses %s, and repeats none of it", async (_what, body) => {
    const [status, said] = await claim(body);
    expect([status, said]).toEqual([400, { error: { code: "BadArgument", message: expect.not.stringContaining("1234") } }]);
  });

  it("is no business of another site, nor of who has no token", async () => {
    expect(codeOf(await claim({ square: aSecret(), phone: aSecret() }, "https://example.org"))).toBe("403 OriginNotAllowed");
    expect((await fetch(`${service.url}${path}`, { method: "POST" })).status).toBe(401);
  });

  it("keeps its mediator: the same case, whose next words reach the phone", async () => {
    const amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina" });
    await amina.comes();
    const kiosk = await aKiosk();
    await kiosk.answerTo({ type: "message", text: "…", value: "c:person" });
    await kiosk.press("yes");
    const isTheirs = (one: CaseItem): boolean => one.id.startsWith(kiosk.conversation);
    const { id } = await amina.sees((one) => isTheirs(one) && one.state === "offered");
    await amina.act(id, { kind: "take" });
    const { square } = await draw(kiosk);
    const phone = Phone.with(service.url, (await claim({ square, phone: aSecret() }))[1] as { token: string; conversationId: string });
    await amina.act(id, { kind: "say", text: "Je suis toujours avec vous." });
    await eventually(() => phone.log(), (all) => all.some(({ text }) => text?.includes("Je suis toujours avec vous.") === true));
    await phone.post({ type: "message", text: "شكرا" });
    await eventually(() => amina.log(id), ({ entries }) => entries.some(({ own }) => own.text === "شكرا"));
    expect(await amina.get(`cases/${id}`)).toMatchObject({ id, state: "taken", channel: "web" });
    expect((await service.store.listTickets(deskAssociation, 50)).filter((ticket) => ticket.conversation === kiosk.conversation)).toHaveLength(1);
  });
});
