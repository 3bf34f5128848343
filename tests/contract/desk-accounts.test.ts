import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "../../src/store";
import { startRedisCluster, type RedisCluster } from "../helpers/redis-cluster";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";
import { ADesk, goodPassword } from "../unit/desk/support/a-desk";

/** What holds for accounts whatever keeps them, also when several nodes are asked at once: the embedded store has one, Redis two here. */
const stores = [
  { name: "embedded store", start: async () => null },
  { name: "store in Redis", start: () => startRedisServer() },
  { name: "store in a Redis Cluster of three nodes", start: startRedisCluster },
] as const;

describe.each(stores)("accounts in the $name", ({ start }) => {
  let redis: RedisServer | RedisCluster | null = null;
  let files: string;
  let nodes: readonly Store[];
  let count = 0;
  beforeAll(async () => {
    redis = await start();
    files = redis?.dir ?? mkdtempSync(join(tmpdir(), "passerelle-desk-"));
    const open = () => openStore({ dataDir: files, ...(redis === null ? {} : { redisUrl: redis.url }) });
    nodes = redis === null ? [await open()] : await Promise.all([open(), open()]);
  });
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await redis?.stop();
    rmSync(files, { recursive: true, force: true });
  });

  /** The same association seen by every node, with one clock. */
  function desks(): { readonly desk: ADesk; readonly seen: (n: number) => ADesk["accounts"] } {
    const association = `mairie-${(count += 1)}`;
    const all = nodes.map((node) => new ADesk(node, association));
    const desk = all[0]!;
    for (const other of all.slice(1)) Object.defineProperty(other, "now", { get: () => desk.now });
    return { desk, seen: (n) => all[n % all.length]!.accounts };
  }

  it("let one of ten accept the same invitation at once", async () => {
    const { desk, seen } = desks();
    const { token } = await desk.invite();
    const code = desk.code((await desk.accounts.enrolment.open(token)) as { secret: string });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => seen(n).enrolment.accept(token, { password: goodPassword, code })));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["accepted", ...Array<string>(9).fill("unknown")]);
  });

  it.each(["of the app", "for recovery"])("let one of ten in that use the same code %s at once", async (kind) => {
    const { desk, seen } = desks();
    const mediator = await desk.aMediator();
    const code = kind === "of the app" ? desk.code(mediator) : mediator.recoveryCodes[0]!;
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) =>
      seen(n).signIn.signIn({ signInName: mediator.signInName, password: goodPassword, code, address: `192.0.2.${n}`, device: null })));
    expect(answers.filter(({ outcome }) => outcome === "signed_in")).toHaveLength(1);
  });

  it("slow down guesses sent to all nodes at once as if they came one by one", async () => {
    const { seen } = desks();
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) =>
      seen(n).signIn.signIn({ signInName: "amina-482", password: `guess number ${n}`, code: "123456", address: `192.0.2.${n}`, device: null })));
    const looked = answers.filter(({ outcome }) => outcome === "refused").length;
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(6);
  });

  it("end a session on every node at once", async () => {
    const { desk, seen } = desks();
    const mediator = await desk.aMediator();
    expect(await seen(1).sessions.look(mediator.session, { isActivity: true })).toMatchObject({ outcome: "open" });
    await seen(0).management.disable({ id: "console", role: "technical_admin" }, mediator.id);
    expect(await seen(1).sessions.look(mediator.session, { isActivity: true })).toEqual({ outcome: "ended" });
  });

  it("leave nothing in the files that somebody could sign in with", async () => {
    const { desk } = desks();
    const { token } = await desk.invite();
    const accepted = await desk.accept(token, "zèbres mauves silencieux");
    const secrets = [token.split(".")[1]!, "mauves silencieux", accepted.session, accepted.device, ...accepted.recoveryCodes, ...accepted.recoveryCodes.map((code) => code.replaceAll("-", ""))];
    expect(filesWith(files, accepted.signInName)).not.toEqual([]); // the search itself finds what is there
    for (const secret of secrets) expect(filesWith(files, secret)).toEqual([]);
  });
});

function filesWith(dir: string, text: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).includes(text));
}
