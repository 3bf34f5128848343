import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { claimMs } from "../../../src/bot/delivery-limits";
import type { Session } from "../../../src/core/conversation/session";
import { leaseMs } from "../../../src/core/limits";
import { openStore, type Store } from "../../../src/store";
import { startOpenIdIssuer } from "../../helpers/openid-issuer";
import { startRedisServer } from "../../helpers/redis-server";
import { TalkCheck, type Violation } from "./checks";
import { Dice } from "./dice";
import { FaultInjector } from "./faults";
import { closeConnections } from "./http";
import type { World } from "./line";
import { NodeProcess, Nodes } from "./node-process";
import { readOptions, type Options } from "./options";
import { Person } from "./person";
import { Platform } from "./platform";
import { replay } from "./replay";
import { printReport } from "./report";
import { scanForErased } from "./scan";
import { readTalk } from "./talk-record";

const secret = "the-secret-of-the-fault-program-which-signs-tokens";
/** What a killed node had in hand is taken up again after its claim or lease (ms); this is the room on top. */
const settleSlackMs = 20_000;
/** One look at everything that is not settled yet (ms). */
const settleEveryMs = 1_000;
const progressEveryMs = 20_000;

async function main(options: Options): Promise<number> {
  const startedAt = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), "passerelle-faults-"));
  // uncompressed: what is searched for in the end must be findable
  const redis = await startRedisServer({ appendfsync: "everysec", "aof-use-rdb-preamble": "no", rdbcompression: "no" });
  const issuer = await startOpenIdIssuer();
  const platform = await Platform.start(options.seed);
  const logged = new Map<string, number>();
  const sentIds: string[] = [];
  const nodes = new Nodes(Array.from({ length: options.nodes }, () => new NodeProcess({
    redisUrl: redis.url, dataDir, secret, issuerUrl: issuer.serviceUrl.replace(/\/$/, ""), mutation: options.mutation,
    onSent: (providerId) => sentIds.push(providerId), onLogged: (what) => logged.set(what, (logged.get(what) ?? 0) + 1),
  })));
  const stopEverything = (): void => {
    nodes.all.forEach((node) => void node.kill());
    redis.signal("SIGKILL");
  };
  process.on("exit", stopEverything).on("SIGINT", () => process.exit(130)).on("SIGTERM", () => process.exit(143));
  try {
    await Promise.all(nodes.all.map((node) => node.start()));
    const world: World = { nodes, secret, platformToken: issuer.token({ serviceurl: platform.serviceUrl }, "webchat") };
    const persons = Array.from({ length: options.conversations }, (_, number) => new Person(number, options.seed, world, platform));
    const faults = new FaultInjector(nodes, redis, new Dice(options.seed, "faults"), options.faults);
    faults.start();
    const progress = setInterval(() => process.stderr.write(`${persons.filter(({ isOver }) => isOver).length} of ${persons.length} talks\n`), progressEveryMs);
    await talkAll(persons, options.parallel);
    clearInterval(progress);
    platform.isHealed = true;
    await faults.end();
    const store = await openStore<Session>({ dataDir, redisUrl: redis.url });
    const checks = await settle(store, persons, options);
    persons.forEach(({ line }) => line.close());
    const violations: Violation[] = [];
    const tickets = await store.listTickets("passerelle", 1_000_000);
    for (const check of checks) {
      check.run(faults.crashes).checkTickets(tickets);
      violations.push(...check.violations);
    }
    const unknown = sentIds.filter((id) => !platform.givenIds.has(id)).length;
    if (unknown > 0) violations.push({ invariant: "I5", person: null, what: `${unknown} messages are "sent" under an id that the platform never gave` });
    if (platform.strays > 0) violations.push({ invariant: "I6", person: null, what: `${platform.strays} messages for nobody` });
    violations.push(...(await scanForErased(store, redis.url, redis.dir, persons)), ...(await replay(checks)));
    for (const { number, failure } of persons) if (failure !== null) violations.push({ invariant: "other", person: number, what: failure });
    await store.close();
    const sum = (of: (check: TalkCheck) => number): number => checks.reduce((total, check) => total + of(check), 0);
    printReport(options, {
      seconds: (performance.now() - startedAt) / 1000, violations, faults: faults.counts, platform: platform.counts, logged, drainsMs: faults.drains,
      talks: countBy(persons.map(({ way, history }) => (history.erasing ? `${way} erased` : way))),
      operations: {
        messages: sum(({ person }) => person.history.sent.size), acknowledged: sum(({ person }) => [...person.history.sent.values()].filter(({ ackedAt }) => ackedAt).length),
        shown: sum(({ person }) => person.history.seen.length), retries: sum(({ person }) => person.history.repeatedRequests), entries: sum(({ talk }) => talk.log.length),
        tickets: tickets.length, crashes: faults.crashes.length, "repeats after a crash": sum(({ repeats }) => repeats.afterCrash), "repeats after a drop": sum(({ repeats }) => repeats.afterDrop),
      },
    });
    return violations.length === 0 ? 0 : 1;
  } finally {
    closeConnections();
    await nodes.kill();
    await Promise.all([platform.close(), issuer.close(), redis.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function talkAll(persons: readonly Person[], parallel: number): Promise<void> {
  const waiting = persons.values();
  await Promise.all(Array.from({ length: parallel }, async () => {
    for (const person of waiting) await person.talk();
  }));
}

/** Looks until every promise is kept, or until nothing has moved for longer than any claim or lease lasts. */
async function settle(store: Store<Session>, persons: readonly Person[], { patienceSeconds }: Options): Promise<readonly TalkCheck[]> {
  const patienceMs = patienceSeconds === null ? Math.max(claimMs, leaseMs) + settleSlackMs : patienceSeconds * 1_000;
  const settled: TalkCheck[] = [];
  let open = persons;
  let openMessages = Number.POSITIVE_INFINITY;
  for (let movedAt = Date.now(); ; await pause(settleEveryMs)) {
    const still: TalkCheck[] = [];
    for (const person of open) {
      await person.line.catchUp();
      const talk = await readTalk(store, secret, person);
      if (!talk) continue;
      const check = new TalkCheck(person, talk);
      (check.missing().length === 0 ? settled : still).push(check);
    }
    open = still.map(({ person }) => person);
    const missing = still.reduce((sum, check) => sum + check.missing().join().length, 0);
    if (missing !== openMessages) movedAt = Date.now();
    openMessages = missing;
    if (still.length === 0 || Date.now() - movedAt > patienceMs) return [...settled, ...still];
  }
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

main(readOptions(process.argv.slice(2))).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(2);
  },
);
