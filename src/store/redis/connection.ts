import { Cluster, Command, Redis } from "ioredis";
import { StoreUnavailable } from "../errors";
import type { RedisAddress } from "./address";
import { commandClient, subscriberClient } from "./clients";
import type { Script } from "./scripts/script";

/** Longest wait (ms) for a first connection, whatever the client tries meanwhile. */
const openTimeoutMs = 5_000;

/** The commands of this process: to one server, to the master that Sentinels name, or to a Cluster. Every failure comes out as `StoreUnavailable`. */
export class RedisConnection {
  #isLeaving = false;
  #isGathering = false;
  /** Commands without an answer yet. */
  #underWay = 0;

  private constructor(readonly client: Redis | Cluster, readonly address: RedisAddress) {}

  /** @throws StoreUnavailable when nobody answers within `openTimeoutMs`. */
  static async open(address: RedisAddress): Promise<RedisConnection> {
    const client = await connect(commandClient(address));
    if (client instanceof Redis && address.kind === "server" && (await isOfCluster(client))) {
      client.disconnect();
      const { server, db: _, ...access } = address;
      return RedisConnection.open({ ...access, kind: "cluster", seeds: [server] });
    }
    if (client instanceof Cluster) {
      // loading the content may hold the event loop for seconds after this: a connection that is only begun would be taken for one that does not come
      await Promise.all(client.nodes().map(connectNow));
      client.on("+node", (node: Redis) => setImmediate(connectNow, node));
    }
    return new RedisConnection(client, address);
  }

  get isUsable(): boolean {
    return this.client.status === "ready";
  }

  /** Called whenever a server that was away can be asked again. */
  onUsable(listener: () => void): void {
    this.client.on("ready", listener);
    this.client.on("+node", (node: Redis) => node.once("ready", listener));
  }

  async ask<T>(command: (client: Redis | Cluster) => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      if (this.client instanceof Cluster && !this.isUsable) throw new Error("no node of the Cluster is known");
      this.#gather();
      return await command(this.client);
    } catch (error) {
      this.#leaveMute(error);
      throw unavailable(error);
    } finally {
      this.#underWay -= 1;
    }
  }

  /** One round trip; the text of the script travels only when the server does not know it (first use, restart, flush, another node). */
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.ask((client) => client.evalsha(script.sha, keys.length, ...keys, ...args).catch((error: unknown) => {
      if (!isUnknownScript(error)) throw error;
      return client.eval(script.lua, keys.length, ...keys, ...args);
    }));
  }

  /**
   * What has no key is asked of every server that serves one. `away`: how many did not answer.
   *
   * @throws StoreUnavailable when none answered.
   */
  async askMasters<T>(command: (node: Redis) => Promise<T>): Promise<{ readonly answers: readonly T[]; readonly away: number }> {
    const { client } = this;
    const masters = client instanceof Cluster ? client.nodes("master") : [client];
    const asked = await Promise.allSettled(masters.map(command));
    const answers = asked.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    if (answers.length === 0) throw unavailable(asked.find((each) => each.status === "rejected")?.reason);
    const serving = client instanceof Cluster ? new Set(client.slots.flatMap(([master]) => master ?? [])).size : 1;
    return { answers, away: Math.max(serving, masters.length) - answers.length };
  }

  /** The clock of the servers (ms), as the scripts read it: in a Cluster that of the first node that answers. */
  async now(): Promise<number> {
    const masters = this.client instanceof Cluster ? this.client.nodes("master") : [this.client];
    const [seconds, micros] = await Promise.any(masters.map((node) => node.time())).catch((error: unknown) => {
      throw unavailable(error instanceof AggregateError ? error.errors[0] : error);
    });
    return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
  }

  /** The node that serves a key, as the client knows it now; always the same name outside a Cluster. */
  nodeOf(key: string): string {
    return this.client instanceof Cluster ? (this.client.slots[new Command("exists", [key]).getSlot() ?? 0]?.[0] ?? "") : "";
  }

  /** A further connection, for `SUBSCRIBE`. It ends when it is lost. @throws StoreUnavailable */
  async openSubscriber(): Promise<Redis> {
    const nodes = this.client instanceof Cluster ? this.client.nodes() : [];
    const { host, port } = nodes[Math.floor(Math.random() * nodes.length)]?.options ?? {};
    return connect(subscriberClient(this.address, host === undefined || port === undefined ? undefined : { host, port }));
  }

  /**
   * What is asked in one turn of the event loop goes out in one piece: when many people talk at once, a system call for each command costs more
   * than the command. Who is alone waits for nobody.
   */
  #gather(): void {
    if (this.#isGathering || this.#underWay === 1 || !(this.client instanceof Redis) || !this.isUsable) return;
    const { stream } = this.client;
    this.#isGathering = true;
    stream.cork();
    setImmediate(() => {
      this.#isGathering = false;
      stream.uncork();
    });
  }

  /** A master that hangs, or whose machine is gone, leaves its connection open while the Sentinels choose another: they are asked again. */
  #leaveMute(error: unknown): void {
    if (!(this.client instanceof Redis) || this.address.kind !== "sentinel" || this.#isLeaving) return;
    if (!(error instanceof Error && error.message === "Command timed out")) return;
    this.#isLeaving = true;
    this.client.once("close", () => (this.#isLeaving = false));
    this.client.disconnect(true);
  }

  /** Waits for what was sent, not for ever. */
  async close(): Promise<void> {
    await this.client.quit().catch(() => this.client.disconnect());
  }
}

async function connect<C extends Redis | Cluster>(client: C): Promise<C> {
  client.on("error", () => undefined); // each command reports its own failure; without a listener ioredis prints addresses
  let deadline: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    deadline = setTimeout(() => reject(new Error("no answer")), openTimeoutMs);
  });
  try {
    await Promise.race([client.connect(), tooLate]);
    return client;
  } catch (error) {
    client.disconnect();
    throw unavailable(error);
  } finally {
    clearTimeout(deadline);
  }
}

/** A node is connected before anybody asks for it: who waits for one that was lost hears when it is there again. Resolves when it is, or cannot be for now. */
async function connectNow(node: Redis): Promise<void> {
  if (node.status === "wait") await node.connect().catch(() => undefined);
}

/** Hosted services may refuse `INFO`: then it is taken for what the address says. */
async function isOfCluster(client: Redis): Promise<boolean> {
  return /^cluster_enabled:1/m.test(await client.info("cluster").catch(() => ""));
}

export const isUnknownScript = (error: unknown): boolean => error instanceof Error && error.message.startsWith("NOSCRIPT");

/** ioredis hangs the whole command on its errors, words of people included: only the first line of the message is kept. */
export function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const message = error instanceof Error ? error.message : "unknown failure";
  return new StoreUnavailable(message.split("\n", 1)[0]?.slice(0, maxReasonLength) ?? "");
}
const maxReasonLength = 120;
