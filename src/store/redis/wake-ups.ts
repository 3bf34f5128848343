import { setTimeout as pause } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { ConversationKey } from "../../core/ports";
import { keyOf, nameOf } from "../names";
import { WakeBoard } from "../wake-board";
import { reconnectMs } from "./clients";
import { unavailable, type RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";

/** A subscriber that nobody publishes to is asked this often (ms) whether its server is still there. */
const pingEveryMs = 5_000;

/**
 * The one subscriber of this process. It hears the commits, by any node, of the conversations that somebody watches here, and no others: what
 * a turn costs does not grow with the number of nodes. When it is lost another one is opened, in a Cluster on any node: what is published on
 * one is heard on all.
 */
export class RedisWakeUps {
  readonly #board = new WakeBoard();
  #subscriber: Redis | undefined;
  #isClosed = false;

  private constructor(readonly redis: RedisConnection, readonly keys: RedisKeys) {}

  /** @throws StoreUnavailable */
  static async open(redis: RedisConnection, keys: RedisKeys): Promise<RedisWakeUps> {
    const wakeUps = new RedisWakeUps(redis, keys);
    await wakeUps.#listen();
    redis.onUsable(() => wakeUps.#wakeAll());
    return wakeUps;
  }

  onCommit(key: ConversationKey, wake: () => void): () => void {
    const name = nameOf(key);
    const isFirst = !this.#board.isWaitedFor(name);
    const stop = this.#board.add(name, wake);
    if (isFirst) void this.#subscriber?.subscribe(this.keys.wake(key)).then(() => this.#board.wake(name), () => undefined); // published a moment too early
    return () => {
      stop();
      if (!this.#board.isWaitedFor(name)) void this.#subscriber?.unsubscribe(this.keys.wake(key)).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#subscriber?.quit().catch(() => this.#subscriber?.disconnect());
  }

  async #listen(): Promise<void> {
    const subscriber = await this.redis.openSubscriber();
    this.#subscriber = subscriber;
    subscriber.on("message", (_channel, name) => this.#board.wake(name));
    try {
      const watched = this.#board.names.map((name) => this.keys.wake(keyOf(name)));
      if (watched.length > 0) await subscriber.subscribe(...watched);
      if (this.#isClosed) throw new Error("closed");
    } catch (error) {
      subscriber.disconnect();
      throw unavailable(error);
    }
    // a server that hangs keeps the connection open
    const pinging = setInterval(() => void subscriber.ping().catch(() => subscriber.disconnect()), pingEveryMs).unref();
    subscriber.once("end", () => {
      clearInterval(pinging);
      this.#board.wakeAll(); // whoever watches notices that the store is away, if it is
      void this.#listenAgain();
    });
  }

  async #listenAgain(): Promise<void> {
    for (let attempt = 1; !this.#isClosed; attempt += 1) {
      await pause(reconnectMs(attempt), undefined, { ref: false });
      const isListening = await this.#listen().then(() => true, () => false);
      if (isListening) return this.#wakeAll();
    }
  }

  /** What was published while we were away is lost, the log is not: everybody looks, once there is a connection to look through. */
  #wakeAll(): void {
    if (this.redis.isUsable) this.#board.wakeAll();
  }
}
