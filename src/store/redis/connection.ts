import { Redis, type RedisOptions } from "ioredis";
import { StoreUnavailable } from "../errors";
import type { Script } from "./scripts/script";

/** One command (ms): a turn has 5 s and makes two trips. */
const commandTimeoutMs = 2_000;
const connectTimeoutMs = 2_000;
/** Longest pause between two attempts to connect again (ms). */
const maxReconnectMs = 1_000;

/**
 * Nothing waits in memory for a Redis that is away: a command that cannot be written now fails now, and one whose answer was lost is not
 * sent twice behind our back (the platform sends its event again, and the script knows it).
 */
const bounded: RedisOptions = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: commandTimeoutMs,
  connectTimeout: connectTimeoutMs,
  retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 8), maxReconnectMs),
};

/** One connection; every failure comes out as `StoreUnavailable`. */
export class RedisConnection {
  private constructor(readonly client: Redis) {}

  /** @throws StoreUnavailable when nobody answers within `connectTimeoutMs`. */
  static async open(url: string, more: RedisOptions = {}): Promise<RedisConnection> {
    const client = new Redis(url, { ...bounded, ...more });
    client.on("error", () => undefined); // each command reports its own failure; without a listener ioredis prints addresses
    try {
      await client.connect();
      return new RedisConnection(client);
    } catch (error) {
      client.disconnect();
      throw unavailable(error);
    }
  }

  async ask<T>(command: (client: Redis) => Promise<T>): Promise<T> {
    try {
      return await command(this.client);
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** One round trip; the text of the script travels only when the server does not know it (first use, restart, flush). */
  async run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.ask(async (client) => {
      try {
        return await client.evalsha(script.sha, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
        return client.eval(script.lua, keys.length, ...keys, ...args);
      }
    });
  }

  /** Waits for what was sent, not for ever. */
  async close(): Promise<void> {
    await this.client.quit().catch(() => this.client.disconnect());
  }
}

/** ioredis hangs the whole command on its errors, words of people included: only the first line of the message is kept. */
function unavailable(error: unknown): StoreUnavailable {
  const message = error instanceof Error ? error.message : "unknown failure";
  return new StoreUnavailable(message.split("\n", 1)[0]?.slice(0, maxReasonLength) ?? "");
}
const maxReasonLength = 120;
