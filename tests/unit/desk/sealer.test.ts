import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SealBroken, type SealKeys } from "../../../src/desk/accounts";
import { Sealer } from "../../../src/desk/accounts/sealer";
import { openStore, type Store } from "../../../src/store";
import { ADesk, lightCost, type Mediator } from "./support/a-desk";

const [first, second] = ["the first key, long enough to be one", "the second key, long enough to be one"];

describe("a seal", () => {
  const sealed = new Sealer({ current: first }).seal("JBSWY3DPEHPK3PXP", "mairie/amina/second_factor");

  it("opens with its key, in its place, and never looks the same twice", () => {
    const sealer = new Sealer({ current: first });
    expect(sealer.open(sealed, "mairie/amina/second_factor")).toBe("JBSWY3DPEHPK3PXP");
    expect(sealed).toMatch(/^sealed\.[\w-]{8}\.[\w-]+$/);
    expect(sealer.seal("JBSWY3DPEHPK3PXP", "mairie/amina/second_factor")).not.toBe(sealed);
  });

  it.each<[string, SealKeys, string, string]>([
    ["another key", { current: second }, sealed, "mairie/amina/second_factor"], ["no key", {}, sealed, "mairie/amina/second_factor"],
    ["the account of another", { current: first }, sealed, "mairie/samia/second_factor"], ["another association", { current: first }, sealed, "voisine/amina/second_factor"],
    ["a changed text", { current: first }, `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`, "mairie/amina/second_factor"],
    ["a text cut short", { current: first }, sealed.slice(0, 30), "mairie/amina/second_factor"],
  ])("does not open with %s", (_what, keys, text, place) => {
    expect(() => new Sealer(keys).open(text, place)).toThrow(SealBroken);
  });

  it("leaves what is in clear as it is, and seals nothing without a key", () => {
    expect(new Sealer({ current: first }).open("JBSWY3DPEHPK3PXP", "x")).toBe("JBSWY3DPEHPK3PXP");
    expect(new Sealer({}).seal("JBSWY3DPEHPK3PXP", "x")).toBe("JBSWY3DPEHPK3PXP");
  });
});

describe("the second factor of a mediator in the store", () => {
  let dir: string;
  let store: Store;
  let count = 0;
  let association: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "passerelle-seal-"));
    store = await openStore({ dataDir: dir });
  });
  afterAll(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(() => {
    association = `mairie-${(count += 1)}`;
  });
  let now = Date.now();
  /** The same accounts, by a service with these settings. */
  const deskWith = (keys: SealKeys): ADesk => Object.assign(new ADesk(store, association, lightCost, undefined, keys), { now: (now += 60_000) });
  const kept = async (): Promise<string> => JSON.stringify(await store.desk.list(association, "account"));
  const signsIn = async (desk: ADesk, mediator: Mediator) => {
    const { outcome } = await desk.signIn(mediator);
    now = desk.now;
    return outcome;
  };

  it("is sealed from the invitation on, and works as before", async () => {
    const desk = deskWith({ current: first });
    const { token } = await desk.invite();
    const opened = await desk.accounts.enrolment.open(token);
    expect(await kept()).not.toContain(opened.outcome === "open" ? opened.secret : "?");
    const accepted = await desk.accept(token);
    expect(await kept()).toMatch(/"secret":"sealed\./);
    expect(await kept()).not.toContain(accepted.secret);
    expect(await signsIn(desk, { id: "", ...accepted })).toBe("signed_in");
  });

  it("is in no file of the store", async () => {
    const { secret } = await deskWith({ current: first }).aMediator();
    association = "without-a-key";
    const clear = await deskWith({}).aMediator();
    await store.compact();
    const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => readFileSync(join(file.parentPath, file.name), "latin1")).join();
    expect([files.includes(secret), files.includes(clear.secret)]).toEqual([false, true]);
  });

  it("passes to a key when its owner next signs in: from none to the first, to the second, and back to none", async () => {
    const mediator = await deskWith({}).aMediator();
    expect(await kept()).toContain(mediator.secret);
    const idOf = async () => /"secret":"sealed\.([\w-]{8})\./.exec(await kept())?.[1];
    expect(await signsIn(deskWith({ current: first }), mediator)).toBe("signed_in");
    const firstId = await idOf();
    expect(firstId).toBeDefined();
    expect(await signsIn(deskWith({ current: second, old: first }), mediator)).toBe("signed_in");
    expect([(await idOf()) === firstId, await idOf()]).toEqual([false, expect.any(String)]);
    expect(await signsIn(deskWith({ current: second }), mediator)).toBe("signed_in");
    expect(await signsIn(deskWith({ old: second }), mediator)).toBe("signed_in");
    expect(await kept()).toContain(mediator.secret);
  });

  it("is left whole by a service with a wrong key: nobody signs in, and nothing is lost", async () => {
    const mediator = await deskWith({ current: first }).aMediator();
    const before = await kept();
    await expect(deskWith({ current: second }).signIn(mediator)).rejects.toThrow(SealBroken);
    await expect(deskWith({}).accounts.colleagues()).rejects.toThrow(SealBroken);
    expect(await kept()).toBe(before);
    expect(await signsIn(deskWith({ current: first }), mediator)).toBe("signed_in");
  });
});
