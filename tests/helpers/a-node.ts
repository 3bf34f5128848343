import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assemble, type Assembled, type AssembleOptions } from "../../src/bot/assemble";
import type { Incoming } from "../../src/bot/conversations";
import type { TurnRecord } from "../../src/bot/turn-record";
import { retentionTable } from "../../src/core/conversation/retention";
import type { Session } from "../../src/core/conversation/session";
import type { ConversationKey, LogEntry } from "../../src/core/ports";
import { projectRoot } from "../../src/project-root";
import { openStore, type Store } from "../../src/store";

export interface TestNode extends Assembled {
  readonly store: Store<Session>;
  /** Every turn it played. */
  readonly turns: readonly TurnRecord[];
  accept(key: ConversationKey, incoming: Partial<Incoming>): ReturnType<Assembled["pipeline"]["accept"]>;
  log(key: ConversationKey): Promise<readonly LogEntry[]>;
}

interface NodeOptions {
  readonly redisUrl?: string; readonly prefix?: string; readonly wrap?: (store: Store<Session>) => Store<Session>; readonly more?: Partial<AssembleOptions>;
}

/** One node of the service without its HTTP: the real store, content, readers, bot and pipeline. Several share one Redis. */
export function startNode(options: NodeOptions): Promise<TestNode> {
  // one after the other: loading holds the event loop for seconds, and what another node asks of Redis meanwhile would seem unanswered
  const started = lastStart.then(() => start(options));
  lastStart = started.catch(() => undefined);
  return started;
}

let lastStart: Promise<unknown> = Promise.resolve();

async function start(options: NodeOptions): Promise<TestNode> {
  const dataDir = mkdtempSync(join(tmpdir(), "passerelle-node-"));
  const opened = await openStore<Session>({ dataDir, ...(options.redisUrl !== undefined && { redisUrl: options.redisUrl }), ...(options.prefix !== undefined && { prefix: options.prefix }) });
  const store = options.wrap?.(opened) ?? opened;
  const turns: TurnRecord[] = [];
  const assembled = await assemble({
    root: projectRoot, store, retention: retentionTable({}), association: "mairie", addressKey: "a key of the tests", record: (turn) => turns.push(turn), ...options.more,
  });
  return {
    ...assembled, store, turns,
    accept: (key, incoming) => assembled.pipeline.accept("web", key, { eventId: "", author: "person", type: "text", ...incoming }),
    log: async (key) => (await store.readLog(key, 0, 1_000)).entries,
    close: async () => {
      await assembled.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The store with some of its methods changed: what a test breaks or slows down. */
export function changed<S extends object>(store: S, changes: Partial<S>): S {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(name in changes ? changes : target, name);
      return typeof value === "function" && !(name in changes) ? value.bind(target) : value;
    },
  });
}
