import { anActivity, soon, startAzureService, type AzureService } from "../helpers/azure-service";
import { startOpenIdIssuer, type OpenIdIssuer, type Posted } from "../helpers/openid-issuer";

let issuer: OpenIdIssuer;
let service: AzureService;

beforeAll(async () => {
  issuer = await startOpenIdIssuer();
  service = await startAzureService(issuer);
});
afterEach(() => issuer.refuseWith(() => null));
// apart: a service that did not start must not keep the issuer open
afterAll(() => service.close());
afterAll(() => issuer.close());

let people = 0;
function aPerson() {
  const id = `someone-${(people += 1)}`;
  const path = `/v3/conversations/talk-${id}/activities`;
  const to = (posted: readonly Posted[]) => posted.filter((one) => one.path === path);
  return {
    path,
    writes: (text: string, more: Readonly<Record<string, unknown>> = {}) =>
      service.post(anActivity(issuer, { from: { id }, conversation: { id: `talk-${id}` }, locale: "fr", text, ...more })),
    open: () => service.passerelle.pipeline.open("azure", JSON.stringify(["telegram", `talk-${id}`, id])),
    /** Texts that the platform took, and all that it was asked to take. */
    hears: () => to(issuer.taken).map(({ activity }) => String(activity.text)),
    asked: () => to(issuer.asked).map(({ activity }) => String(activity.text)),
  };
}

/** What the log says to a person, in order. */
async function said(person: ReturnType<typeof aPerson>): Promise<readonly string[]> {
  await service.passerelle.drain();
  const { key } = await person.open();
  const { activities } = await service.passerelle.pipeline.read(key, 0, 100);
  return activities.filter(({ from }) => from.role === "bot").map(({ text }) => text);
}

describe("what is said to a person behind Azure", () => {
  it("arrives in order, even when the platform has no room for a while", async () => {
    const person = aPerson();
    let refused = 0;
    issuer.refuseWith(({ path }) => (path === person.path && refused++ < 1 ? { status: 429, headers: { "Retry-After": "1" } } : null));
    await person.writes("Bonjour");
    await person.writes("Français");
    const words = await said(person);
    expect(words.length).toBeGreaterThan(3);
    await wokenUntil(() => expect(person.hears()).toEqual(words));
  });

  it("is tried again after a 503, and once only after it was taken", async () => {
    const person = aPerson();
    let asked = 0;
    issuer.refuseWith(({ path }) => (path === person.path && asked++ === 0 ? { status: 503 } : null));
    await person.writes("Bonjour");
    const words = await said(person);
    await wokenUntil(() => expect(person.hears()).toEqual(words));
    expect(person.asked()).toEqual([words[0], ...words]);
  });

  it("is not sent again when the store was away just as it had left", async () => {
    const person = aPerson();
    const { key } = await person.open();
    const write = service.store.recordDelivery.bind(service.store);
    const written: string[] = [];
    const store = jest.spyOn(service.store, "recordDelivery").mockImplementation(async (to, ...what) => {
      if (to.id !== key.id) return write(to, ...what);
      written.push(what[1]);
      return written.length <= 2 ? Promise.reject(new Error("away")) : write(to, ...what);
    });
    await person.writes("Bonjour");
    const words = await said(person);
    // the platform has the last one a moment before that is written down
    await wokenUntil(() => expect(written).toEqual(["sent", "sent", ...words.map(() => "sent")]));
    expect(person.hears()).toEqual(words);
    expect(person.asked()).toEqual(words);
    store.mockRestore();
  });

  it("goes on after a message that was refused for good, which is marked and not tried again", async () => {
    const person = aPerson();
    let asked = 0;
    issuer.refuseWith(({ path }) => (path === person.path && asked++ === 0 ? { status: 403 } : null));
    await person.writes("Bonjour");
    const words = await said(person);
    const { key } = await person.open();
    await soon(() => expect(service.delivered.filter(({ conversation }) => conversation === key.id).map(({ state, code }) => [state, code])).toEqual([
      ["failed", "HTTP_403"], ...words.slice(1).map(() => ["sent", undefined]),
    ]));
    expect(person.hears()).toEqual(words.slice(1));
    expect(person.asked()).toEqual(words);
  });

  it("is not sent on by a redirect: our token goes to the authenticated address only", async () => {
    const person = aPerson();
    const elsewhere = `${issuer.serviceUrl}v3/elsewhere`;
    issuer.refuseWith(({ path }) => (path === person.path ? { status: 307, headers: { Location: elsewhere } } : null));
    await person.writes("Bonjour");
    const { key } = await person.open();
    await soon(() => expect(service.delivered).toContainEqual(expect.objectContaining({ conversation: key.id, state: "failed", code: "HTTP_307" })));
    expect(issuer.asked.filter(({ path }) => path === "/v3/elsewhere")).toEqual([]);
  });

  it("does not wait for somebody else's trouble", async () => {
    const [troubled, other] = [aPerson(), aPerson()];
    issuer.refuseWith(({ path }) => (path === troubled.path ? { status: 500 } : null));
    await troubled.writes("Bonjour");
    await other.writes("Bonjour");
    await soon(async () => expect(other.hears()).toEqual(await said(other)));
    expect(troubled.hears()).toEqual([]);
  });

  it("follows a person to the address of their latest message", async () => {
    const person = aPerson();
    await person.writes("Bonjour");
    await soon(() => expect(person.hears().length).toBeGreaterThan(0));
    const moved = await startOpenIdIssuer();
    try {
      const token = issuer.token({ serviceurl: moved.serviceUrl });
      const activity = anActivity(issuer, { from: { id: "someone-else" }, conversation: { id: "moving" } });
      await service.post(activity);
      await service.post({ ...activity, id: "after the move", text: "Français", serviceUrl: moved.serviceUrl }, `Bearer ${token}`);
      await soon(() => expect(moved.taken.length).toBeGreaterThan(0));
      expect(moved.taken.every(({ path }) => path === "/v3/conversations/moving/activities")).toBe(true);
    } finally {
      await moved.close();
    }
  });

  it("tells them that everything is erased, and keeps no address", async () => {
    const person = aPerson();
    await person.writes("Bonjour");
    await soon(() => expect(person.hears().length).toBeGreaterThan(0));
    const { key } = await person.open();
    await person.writes("", { value: "c:erase" });
    await person.writes("oui");
    const done = service.passerelle.speaker.say({ key: "common:erase.done" }, { locale: "fr", simple: false }).text;
    await soon(() => expect(person.hears().at(-1)).toBe(done));
    expect(await service.store.readSession(key)).toBeNull();
  });
});

describe("what was not sent when the service stopped", () => {
  it("is sent by the next one from the log, in order", async () => {
    const first = await startAzureService(issuer);
    issuer.refuseWith(() => ({ status: 503 }));
    const activity = anActivity(issuer, { from: { id: "patient" }, conversation: { id: "patient-talk" }, locale: "ar" });
    await first.post(activity);
    const { key } = await first.passerelle.pipeline.open("azure", JSON.stringify(["telegram", "patient-talk", "patient"]));
    await soon(() => expect(first.delivered).toContainEqual(expect.objectContaining({ conversation: key.id, state: "queued", code: "HTTP_503" })));
    await first.stop();
    issuer.refuseWith(() => null);
    const second = await startAzureService(issuer, { folder: first.folder });
    try {
      await wokenUntil(async () => {
        const { activities } = await second.passerelle.pipeline.read(key, 0, 100);
        const words = activities.filter(({ from }) => from.role === "bot").map(({ text }) => text);
        const heard = issuer.taken.filter(({ path }) => path === "/v3/conversations/patient-talk/activities").map((posted) => posted.activity.text);
        expect(words.length).toBeGreaterThan(0);
        expect(heard).toEqual(words);
      }, second);
    } finally {
      await second.close();
    }
  });
});

/** As `soon`, with the sweep that a running service makes every two seconds. */
async function wokenUntil(expectation: () => void | Promise<void>, by: AzureService = service): Promise<void> {
  await soon(async () => {
    by.passerelle.sweeper.deliveries();
    await expectation();
  }, 8_000);
}
