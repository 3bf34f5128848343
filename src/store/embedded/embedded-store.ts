import type { AliasChange, Commit, Committed, ConversationKey, DeliveryState, InboxEntry, Leased, LeaseWish, LogPage, Received, TicketRecord, TimerRecord } from "../../core/ports";
import { serialiseSession } from "../commit-checks";
import { nameOf } from "../names";
import type { Compacted, ReplicationCounts, Store, StoreDescription } from "../store";
import { WakeBoard } from "../wake-board";
import { EmbeddedBeside } from "./beside";
import { ConversationRecords } from "./conversation-records";
import { EmbeddedDesk } from "./desk";
import { EmbeddedFiles } from "./files";
import { exists, pendingEffects, readDeliveries, readLog, readSession, standing } from "./reading";
import { EmbeddedSweeping } from "./sweeping";
import { abandon, commit, receive, renew, resume } from "./turns";

/** The promises of `ConversationStore` and `TicketStore`, kept by one process in one directory. */
export class EmbeddedStore<S> implements Store<S> {
  readonly #files: EmbeddedFiles;
  readonly #sweeping: EmbeddedSweeping;
  readonly #beside: EmbeddedBeside;
  readonly #board = new WakeBoard();
  readonly desk: EmbeddedDesk;

  private constructor(files: EmbeddedFiles) {
    this.#files = files;
    this.#sweeping = new EmbeddedSweeping(files);
    this.#beside = new EmbeddedBeside(files);
    this.desk = new EmbeddedDesk(files);
  }

  /** @throws DataDirBusy when another process serves the directory. */
  static async open<S>(dataDir: string): Promise<EmbeddedStore<S>> {
    const store = new EmbeddedStore<S>(await EmbeddedFiles.open(dataDir));
    await store.#sweeping.freeLeases();
    return store;
  }

  receive(key: ConversationKey, event: InboxEntry, lease: LeaseWish): Promise<Received<S>> {
    return this.#write(key, (records) => receive<S>(records, event, lease));
  }
  async commit(key: ConversationKey, turn: Commit<S>): Promise<Committed<S>> {
    serialiseSession(turn);
    const committed = await this.#write(key, (records) => commit<S>(records, turn));
    if (committed.outcome === "lost") return committed;
    this.#board.wake(nameOf(key));
    return committed;
  }
  renew(key: ConversationKey, token: string, ms: number): Promise<boolean> {
    return this.#write(key, (records) => renew(records, token, ms));
  }
  async abandon(key: ConversationKey, token: string, how = { isTry: true, afterMs: 0 }): Promise<void> {
    await this.#write(key, (records) => abandon(records, token, how));
  }
  resume(key: ConversationKey, lease: { readonly token: string; readonly ms: number }): Promise<Leased<S> | null> {
    return this.#write(key, (records) => resume<S>(records, lease.token, lease.ms));
  }

  exists(key: ConversationKey): Promise<boolean> {
    return this.#read(key, exists);
  }
  standing(key: ConversationKey) {
    return this.#read(key, standing);
  }

  readSession(key: ConversationKey): Promise<S | null> {
    return this.#read(key, (records) => readSession<S>(records));
  }
  readLog(key: ConversationKey, after: number, limit: number): Promise<LogPage> {
    return this.#read(key, (records) => readLog(records, after, limit));
  }
  readDeliveries(key: ConversationKey, after: number, limit: number) {
    return this.#read(key, (records) => readDeliveries(records, after, limit));
  }
  pendingEffects(key: ConversationKey) {
    return this.#read(key, pendingEffects);
  }
  async applied(key: ConversationKey, effectIds: readonly string[]): Promise<void> {
    await this.#write(key, (records) => records.dropEffects(effectIds));
  }
  onCommit(key: ConversationKey, wake: () => void): () => void {
    return this.#board.add(nameOf(key), wake);
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
  expire(now: number) {
    return this.#sweeping.expire(now);
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

  async describe(): Promise<StoreDescription> {
    return { kind: "embedded", warnings: [] };
  }
  replication(): ReplicationCounts {
    return { waited: 0, missed: 0 };
  }
  async compact(): Promise<Compacted> {
    await this.#files.compact();
    return { done: true };
  }
  close(): Promise<void> {
    return this.#files.close();
  }

  #read<T>(key: ConversationKey, work: (records: ConversationRecords) => T): Promise<T> {
    const name = nameOf(key);
    return this.#files.read((tables) => work(new ConversationRecords(tables, name, Date.now())));
  }
  /** The time is read inside the transaction: one that waited for its turn sees the lease as it is then. */
  #write<T>(key: ConversationKey, work: (records: ConversationRecords) => T): Promise<T> {
    const name = nameOf(key);
    return this.#files.write((tables) => work(new ConversationRecords(tables, name, Date.now())));
  }
}
