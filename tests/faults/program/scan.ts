import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import type { Session } from "../../../src/core/conversation/session";
import type { Store } from "../../../src/store";
import type { Violation } from "./checks";
import { markersIn, ownerMark } from "./markers";
import type { Person } from "./person";

/** Keys dumped at a time. */
const page = 500;

/** Looks for words of erased talks in all keys and values, and in the files once they were rewritten. */
export async function scanForErased(store: Store<Session>, redisUrl: string, redisDir: string, persons: readonly Person[]): Promise<readonly Violation[]> {
  const erased = new Map(persons.filter(({ history }) => history.erasing).map(({ mark, number }) => [mark, number]));
  if (erased.size === 0) return [];
  const compacted = await store.compact();
  if (!compacted.done) return [{ invariant: "I7", person: null, what: "the files were not rewritten" }];
  const found = { memory: await ownersInMemory(redisUrl), files: ownersInFiles(redisDir) };
  return Object.entries(found).flatMap(([where, owners]): readonly Violation[] => [
    // the search itself must be able to find something: talks that go on are there
    ...(owners.size === 0 && erased.size < persons.length ? [{ invariant: "I7", person: null, what: `the search of the ${where} finds nobody at all` } as const] : []),
    ...[...erased].filter(([mark]) => owners.has(mark)).map(([, person]) => ({ invariant: "I7", person, what: `words of an erased talk are in the ${where}` }) as const),
  ]);
}

async function ownersInMemory(url: string): Promise<ReadonlySet<string>> {
  const redis = new Redis(url);
  const owners = new Set<string>();
  try {
    for (let cursor = "0"; ; ) {
      const [next, keys] = await redis.scan(cursor, "COUNT", page);
      // whatever its type, a dump holds every part of a value as it is (rdbcompression is off)
      const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
      for (const text of [...keys, ...dumps.map((dump) => dump?.toString("latin1") ?? "")]) note(owners, text);
      cursor = next;
      if (cursor === "0") return owners;
    }
  } finally {
    redis.disconnect();
  }
}

function ownersInFiles(dir: string): ReadonlySet<string> {
  const owners = new Set<string>();
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) note(owners, readFileSync(join(entry.parentPath ?? entry.path, entry.name), "latin1"));
  }
  return owners;
}

function note(owners: Set<string>, text: string): void {
  for (const marker of markersIn(text)) owners.add(ownerMark(marker));
}
