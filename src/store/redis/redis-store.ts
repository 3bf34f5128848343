import type { AliasChange, Commit, ConversationKey, DeliveryState, InboxEntry, LeaseWish, TicketRecord, TimerRecord } from "../../core/ports";
import type { Store } from "../store";
import type { RedisAddress } from "./address";
import { RedisBeside } from "./beside";
import { RedisConnection } from "./connection";
import { RedisDesk } from "./desk";
import { RedisKeys } from "./keys";
import { compactRedis, describeRedis } from "./persistence";
import { RedisReading } from "./reading";
import { ReplicatedRuns } from "./replicated-runs";
import { SaidTemplates } from "./said-templates";
import { RedisSweeping } from "./sweeping";
import { RedisTurns } from "./turns";
import { RedisWakeUps } from "./wake-ups";

export interface RedisStoreOptions {
  readonly prefix: string;
  /** Replicas that must have a turn's writes, and the desk's of who may come in, before they are acknowledged; 0 asks for none. */
  readonly replicas?: number;
  readonly onReplicationMissed?: () => void;
}

/** The promises of `ConversationStore` and `TicketStore`, kept by a Redis (7 or later), alone, behind Sentinels or a Cluster, shared by any number of nodes. */
export class RedisStore<S> implements Store<S> {
  readonly #redis: RedisConnection;
  readonly #replicated: ReplicatedRuns;
  readonly #wakeUps: RedisWakeUps;
  readonly #turns: RedisTurns<S>;
  readonly #reading: RedisReading<S>;
  readonly #sweeping: RedisSweeping;
  readonly #beside: RedisBeside;
  readonly desk: RedisDesk;

  private constructor(redis: RedisConnection, replicated: ReplicatedRuns, wakeUps: RedisWakeUps, keys: RedisKeys) {
    this.#redis = redis;
    this.#replicated = replicated;
    this.#wakeUps = wakeUps;
    const templates = new SaidTemplates(redis, keys);
    this.#turns = new RedisTurns<S>(redis, replicated, keys, templates);
    this.#reading = new RedisReading<S>(redis, keys, templates);
    this.#sweeping = new RedisSweeping(redis, keys, this.#reading);
    this.#beside = new RedisBeside(redis, keys);
    this.desk = new RedisDesk(redis, replicated, keys);
  }

  /** @throws StoreUnavailable when Redis does not answer. */
  static async open<S>(address: RedisAddress, { prefix, replicas = 0, onReplicationMissed }: RedisStoreOptions): Promise<RedisStore<S>> {
    const keys = new RedisKeys(prefix);
    const redis = await RedisConnection.open(address);
    try {
      return new RedisStore<S>(redis, new ReplicatedRuns(redis, replicas, onReplicationMissed), await RedisWakeUps.open(redis, keys), keys);
    } catch (error) {
      await redis.close();
      throw error;
    }
  }

  receive(key: ConversationKey, event: InboxEntry, lease: LeaseWish) {
    return this.#turns.receive(key, event, lease);
  }
  commit(key: ConversationKey, commit: Commit<S>) {
    return this.#turns.commit(key, commit);
  }
  renew(key: ConversationKey, token: string, ms: number) {
    return this.#turns.renew(key, token, ms);
  }
  abandon(key: ConversationKey, token: string, how = { isTry: true, afterMs: 0 }) {
    return this.#turns.abandon(key, token, how);
  }
  resume(key: ConversationKey, lease: { readonly token: string; readonly ms: number }) {
    return this.#turns.resume(key, lease);
  }

  exists(key: ConversationKey) {
    return this.#reading.exists(key);
  }
  standing(key: ConversationKey) {
    return this.#reading.standing(key);
  }

  readSession(key: ConversationKey) {
    return this.#reading.readSession(key);
  }
  readLog(key: ConversationKey, after: number, limit: number) {
    return this.#reading.readLog(key, after, limit);
  }
  readDeliveries(key: ConversationKey, after: number, limit: number) {
    return this.#reading.readDeliveries(key, after, limit);
  }
  pendingEffects(key: ConversationKey) {
    return this.#reading.pendingEffects(key);
  }
  applied(key: ConversationKey, effectIds: readonly string[]) {
    return this.#reading.applied(key, effectIds);
  }
  onCommit(key: ConversationKey, wake: () => void) {
    return this.#wakeUps.onCommit(key, wake);
  }

  orphans(limit: number) {
    return this.#sweeping.orphans(limit);
  }
  unapplied(limit: number) {
    return this.#sweeping.unapplied(limit);
  }
  takeTimers(limit: number, claimMs: number) {
    return this.#sweeping.takeTimers(limit, claimMs);
  }
  timerFired(key: ConversationKey, timer: TimerRecord) {
    return this.#sweeping.timerFired(key, timer);
  }
  forgetAddresses(key: ConversationKey) {
    return this.#beside.forgetAddresses(key);
  }
  takeDeliveries(channel: string, limit: number, claimMs: number) {
    return this.#sweeping.takeDeliveries(channel, limit, claimMs);
  }
  recordDelivery(key: ConversationKey, seq: number, state: DeliveryState, detail: { readonly providerId?: string; readonly reason?: string; readonly nextTryAt?: number }) {
    return this.#sweeping.recordDelivery(key, seq, state, detail);
  }
  expire(_now: number) {
    return this.#sweeping.expire();
  }

  resolveAlias(association: string, channel: string, address: string, retentionMs: number, instead?: AliasChange) {
    return this.#beside.resolveAlias(association, channel, address, retentionMs, instead);
  }
  keepContent(version: string, json: string) {
    return this.#beside.keepContent(version, json);
  }
  findContent(version: string) {
    return this.#beside.findContent(version);
  }
  putTicket(association: string, ticket: TicketRecord, ttlMs: number) {
    return this.#beside.putTicket(association, ticket, ttlMs);
  }
  findTicket(association: string, id: string) {
    return this.#beside.findTicket(association, id);
  }
  listTickets(association: string, limit: number) {
    return this.#beside.listTickets(association, limit);
  }

  listOpenTickets(association: string, limit: number) {
    return this.#beside.listOpenTickets(association, limit);
  }
  blankTickets(association: string, conversationId: string, epoch: number) {
    return this.#beside.blankTickets(association, conversationId, epoch);
  }
  countErasures(association: string) {
    return this.#beside.countErasures(association);
  }

  describe() {
    return describeRedis(this.#redis, this.#replicated.replicas);
  }
  replication() {
    return this.#replicated.counts;
  }
  compact() {
    return compactRedis(this.#redis);
  }
  async close(): Promise<void> {
    await Promise.all([this.#wakeUps.close(), this.#redis.close()]);
  }
}
