import type { ConversationKey } from "../../core/ports";
import { nameOf } from "../names";
import { WakeBoard } from "../wake-board";
import { RedisConnection } from "./connection";
import { shards, type RedisKeys } from "./keys";

/** The one subscriber of this process: hears every commit of every node, wakes those who wait here. */
export class RedisWakeUps {
  readonly #board = new WakeBoard();

  private constructor(readonly subscriber: RedisConnection, readonly commands: RedisConnection, readonly keys: RedisKeys) {
    subscriber.client.on("message", (_channel, message) => this.#board.wake(message.slice(message.indexOf("|") + 1)));
  }

  /** Subscribed when it resolves, so that nobody waits for a wake-up that was published a moment too early. */
  static async open(url: string, commands: RedisConnection, keys: RedisKeys): Promise<RedisWakeUps> {
    const subscriber = await RedisConnection.open(url, { autoResubscribe: false });
    const wakeUps = new RedisWakeUps(subscriber, commands, keys);
    await wakeUps.#subscribe();
    // a connection lost again meanwhile becomes ready again later
    subscriber.client.on("ready", () => void wakeUps.#subscribe().then(() => wakeUps.#wakeAll(), () => undefined));
    commands.client.on("ready", () => wakeUps.#wakeAll());
    return wakeUps;
  }

  onCommit(key: ConversationKey, wake: () => void): () => void {
    return this.#board.add(nameOf(key), wake);
  }

  async close(): Promise<void> {
    await this.subscriber.close();
  }

  async #subscribe(): Promise<void> {
    await this.subscriber.ask((client) => client.subscribe(...shards.map((shard) => this.keys.wake(shard))));
  }

  /** What was published while we were away is lost, the log is not: everybody looks, once there is a connection to look through. */
  #wakeAll(): void {
    if (this.subscriber.client.status === "ready" && this.commands.client.status === "ready") this.#board.wakeAll();
  }
}
