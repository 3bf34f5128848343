import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LoginBook } from "../../../src/desk/openid/login-book";
import { openStore, type Store } from "../../../src/store";

/** One visit to the directory, whoever sends its answer again. */

const minute = 60_000;
const identity = { subject: "a hash", email: null };
let dir: string;
let store: Store;
let now = Date.now();
let book: LoginBook;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "passerelle-logins-"));
  store = await openStore({ dataDir: dir });
  book = new LoginBook(store.desk, "mairie", () => now);
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const begin = () => book.begin({ state: "the state", nonce: "n", verifier: "v", redirectUri: "http://localhost/", at: now }, "before");
const toCode = async (): Promise<string> => {
  const token = await begin();
  await (await book.comeBack(token, "the state"))!.waitForCode(identity);
  return token;
};

it("of twenty answers at once one comes back, with what was asked", async () => {
  const token = await begin();
  const back = await Promise.all(Array.from({ length: 20 }, () => book.comeBack(token, "the state")));
  expect(back.filter((one) => one !== null).map(({ asked, replaces }) => [asked.nonce, replaces])).toEqual([["n", "before"]]);
  expect(await book.comeBack(token, "the state")).toBeNull();
});

it.each<[string, () => Promise<string | null>, string | null]>([
  ["without a cookie", async () => null, "the state"], ["with a cookie that began nothing", async () => "nobody", "the state"], ["without a state", begin, null], ["with another state", begin, "another"],
  ["when a code is due", toCode, "the state"],
])("nobody comes back %s", async (_what, tokenOf, state) => {
  expect(await book.comeBack(await tokenOf(), state)).toBeNull();
});

it("counts codes before they are looked at: of many at once few are, and five in all", async () => {
  const token = await toCode();
  const at = await Promise.all(Array.from({ length: 5 }, () => book.tryCode(token)));
  expect(at.filter((one) => one !== null)).toHaveLength(1);
  for (let tries = 0; tries < 4; tries += 1) expect(await book.tryCode(token)).not.toBeNull();
  expect(await book.tryCode(token)).toBeNull();
});

it("is over once somebody came in by it", async () => {
  const token = await toCode();
  const waiting = await book.tryCode(token);
  expect([waiting?.identity, await waiting?.use(), await waiting?.use(), await book.tryCode(token)]).toEqual([identity, true, false, null]);
});

it("is over after ten minutes, before the directory's answer and after it", async () => {
  const [sent, answered] = [await begin(), await toCode()];
  now += 10 * minute;
  expect([await book.comeBack(sent, "the state"), await book.tryCode(answered)]).toEqual([null, null]);
});
