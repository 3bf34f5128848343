import type { ConversationKey } from "../../core/ports";
import { nameOf } from "../names";
import { WakeBoard } from "../wake-board";
import { RedisConnection } from "./connection";
import { shards, type RedisKeys } from "./keys";

/** The one subscriber of this process: hears every commit of every node, wakes those who wait here. */
export class RedisWakeUps {
  private constructor(readonly connection: RedisConnection, readonly board: WakeBoard) {}

  /** Subscribed when it resolves, so that nobody waits for a wake-up that was published a moment too early. */
  static async open(url: string, keys: RedisKeys): Promise<RedisWakeUps> {
    const connection = await RedisConnection.open(url);
    const board = new WakeBoard();
    connection.client.on("message", (_channel, name) => board.wake(name));
    await connection.ask((client) => client.subscribe(...shards.map((shard) => keys.wake(shard))));
    connection.client.on("ready", () => board.wakeAll()); // connected again: what was published meanwhile is lost, the log is not
    return new RedisWakeUps(connection, board);
  }

  onCommit(key: ConversationKey, wake: () => void): () => void {
    return this.board.add(nameOf(key), wake);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
