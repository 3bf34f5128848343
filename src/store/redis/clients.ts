import { Cluster, Redis, type RedisOptions } from "ioredis";
import type { Endpoint, RedisAddress } from "./address";

/** One command (ms): a turn has 5 s and makes two trips. */
const commandTimeoutMs = 2_000;
const connectTimeoutMs = 2_000;
/** Longest pause between two attempts to connect again (ms). */
const maxReconnectMs = 1_000;
/** A Sentinel that does not answer (ms): the next one is asked. */
const sentinelTimeoutMs = 1_000;
/** A master that hangs does not answer to a goodbye either (ms). */
const leaveTimeoutMs = 100;
/** How often a command may be sent on to another node of a Cluster: moved, asked, moved back, and some for a slot that is being split. */
const maxRedirections = 5;
/** A slot whose keys are being moved is ready again within this (ms). */
const tryAgainMs = 100;
/** The map of the slots is read this often (ms): a node that came back or was promoted is found though nobody writes to its slots. */
const slotsEveryMs = 5_000;
const slotsTimeoutMs = 1_000;

const never = () => null;
/** @param attempts from 1 */
export const reconnectMs = (attempts: number): number => Math.min(50 * 2 ** Math.min(attempts, 8), maxReconnectMs);

/**
 * Nothing waits in memory for a Redis that is away: a command that cannot be written now fails now, and one whose answer was lost is not
 * sent twice behind our back (the platform sends its event again, and the script knows it).
 */
const bounded = {
  lazyConnect: true,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: commandTimeoutMs,
  connectTimeout: connectTimeoutMs,
} satisfies RedisOptions;

/** The client of every command. A Sentinel's is a `Redis` that asks for the master's address each time it connects. */
export function commandClient(address: RedisAddress): Redis | Cluster {
  if (address.kind !== "cluster") return new Redis({ ...serverOptions(address), retryStrategy: reconnectMs });
  return new Cluster([...address.seeds], {
    lazyConnect: true,
    redisOptions: { ...bounded, ...accessOf(address) },
    clusterRetryStrategy: reconnectMs,
    // for the time a node takes to connect, at most `connectTimeoutMs`; RedisConnection refuses commands while no node is known
    enableOfflineQueue: true,
    // 0: refused at once. After a closed connection nobody knows whether the command was done; the slots of a lost node may be away for long
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    retryDelayOnTryAgain: tryAgainMs,
    maxRedirections,
    slotsRefreshTimeout: slotsTimeoutMs,
    slotsRefreshInterval: slotsEveryMs,
    // names are kept until the socket resolves them: a certificate is checked against the name
    dnsLookup: (name, resolved) => resolved(null, name),
  });
}

/** A client for `SUBSCRIBE`, which does not come back by itself. A node of a Cluster hears what is published on any other. */
export function subscriberClient(address: RedisAddress, node: Endpoint | undefined): Redis {
  if (address.kind !== "cluster") return new Redis({ ...serverOptions(address), retryStrategy: never, sentinelRetryStrategy: never });
  const endpoint = node ?? address.seeds[Math.floor(Math.random() * address.seeds.length)];
  return new Redis({ ...bounded, ...accessOf(address), ...endpoint, enableOfflineQueue: false, retryStrategy: never });
}

function serverOptions(address: Exclude<RedisAddress, { readonly kind: "cluster" }>): RedisOptions {
  const shared = { ...bounded, ...accessOf(address), enableOfflineQueue: false };
  if (address.kind === "server") return { ...shared, ...address.server, db: address.db };
  return {
    ...shared,
    sentinels: [...address.sentinels],
    name: address.name,
    sentinelRetryStrategy: reconnectMs,
    sentinelCommandTimeout: sentinelTimeoutMs,
    disconnectTimeout: leaveTimeoutMs,
    // a master that became a replica answers, but refuses to write: look for the new one; the command itself is not sent again
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
  };
}

function accessOf({ username, password, isTls }: RedisAddress): RedisOptions {
  return { ...(username !== undefined && { username }), ...(password !== undefined && { password }), ...(isTls && { tls: {} }) };
}
