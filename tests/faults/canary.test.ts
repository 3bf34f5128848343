import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../src/store";
import build from "../helpers/e2e-build";
import { Phone } from "../helpers/a-phone";
import { Service } from "../helpers/e2e-service";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

/** Each as somebody types it, what must be found nowhere afterwards (the digits themselves, however they are spaced), and what the person is told. */
const neverWritten = [
  { typed: "mon numéro de sécu est 1 85 05 78 006 084 91", digits: "185057800608491", told: "numéro de sécurité sociale" },
  { typed: "رقمي ٢ ٨٥ ٠٥ ٧٨ ٠٠٦ ٠٨٤ ٣٦", digits: "285057800608436", told: "numéro de sécurité sociale" },
  { typed: "IBAN FR76 3000 6000 0112 3456 7890 189", digits: "7630006000011234567890189", told: "numéro de compte bancaire (IBAN)" },
  { typed: "carte 4111-1111-1111-1111", digits: "4111111111111111", told: "numéro de carte bancaire" },
];

/** Kept by no record once the turn is over; the inbox held them for its length, so the files forget them when they are rewritten. */
const notKept = [
  { typed: "appelez-moi au 06 98 76 54 32", digits: "0698765432" },
  { typed: "écrivez à canari.prive@exemple.fr", digits: "canari.prive" },
  { typed: "mon mari me frappe avec un canaribaton", digits: "canaribaton" },
];
const canaries = [...neverWritten, ...notKept];

const toLatin = (text: string) => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

/** What a thief would look for: the file as text, with and without what people put between digits. */
function isIn(haystack: string, needle: string): boolean {
  const folded = toLatin(haystack);
  return folded.includes(needle) || folded.replace(/[\s.\-_]/g, "").includes(needle);
}

const found = (looked: readonly { readonly digits: string }[], texts: readonly string[]) => looked.filter(({ digits }) => texts.some((text) => isIn(text, digits))).map(({ digits }) => digits);

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

let redis: RedisServer;
beforeAll(async () => {
  build();
  redis = await startRedisServer();
});
afterAll(() => redis.stop());

describe.each(["embedded", "redis"] as const)("a private number that was typed, %s store", (kind) => {
  let service: Service;
  afterAll(() => service.stop());

  it("is in no record, no file and no log, and the person is told kindly", async () => {
    service = await Service.start({ LOG_LEVEL: "debug", ...(kind === "redis" && { REDIS_URL: redis.url }) });
    const phone = await Phone.open(service.url, "fr");
    await phone.say("bonjour");
    await phone.press("fr");
    await phone.press("given");
    await phone.press("caf-rsa");
    const answers: string[] = [];
    for (const [index, { typed }] of canaries.entries()) {
      const said = await phone.answerTo({ type: "message", text: typed, channelData: { clientActivityID: `canary-${index}`, note: typed } });
      answers.push(said.map(({ text }) => text).join("\n"));
    }
    for (const [index, { told }] of neverWritten.entries()) expect(answers[index]).toContain(`J’ai caché votre ${told}`);
    const log = JSON.stringify(await phone.log());
    await service.kill();
    const written = () => filesOf(kind === "redis" ? redis.dir : service.dataDir).flatMap((file) => [readFileSync(file, "latin1"), readFileSync(file, "utf8")]);
    const before = written();
    // the search itself must be able to find something: what was not private is there
    expect(before.some((text) => isIn(text, "caf-rsa"))).toBe(true);
    expect(found(neverWritten, [...before, service.output, log])).toEqual([]);
    const store = await openStore({ dataDir: service.dataDir, ...(kind === "redis" && { redisUrl: redis.url }) });
    expect(await store.compact()).toEqual({ done: true });
    await store.close();
    expect(found(canaries, [...written(), service.output, log])).toEqual([]);
  });
});
