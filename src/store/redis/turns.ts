import type { Commit, Committed, ConversationKey, InboxEntry, Leased, LeaseWish, Received, TimerRecord } from "../../core/ports";
import { logOrder, serialiseSession } from "../commit-checks";
import { tombstoneMs } from "../lifetimes";
import { hashEventId } from "../names";
import type { RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";
import { packTurn } from "./log-record";
import type { ReplicatedRuns } from "./replicated-runs";
import { asReply, readLeased } from "./replies";
import type { SaidTemplates } from "./said-templates";
import { commit as commitScript, keysOfPlainCommit } from "./scripts/commit";
import { abandon, renew, resume } from "./scripts/lease";
import { keysOfReceive, receive as receiveScript } from "./scripts/receive";

/** The two trips of a turn, and what happens to its lease. */
export class RedisTurns<S> {
  constructor(readonly redis: RedisConnection, readonly replicated: ReplicatedRuns, readonly keys: RedisKeys, readonly templates: SaidTemplates) {}

  async receive(key: ConversationKey, event: InboxEntry, lease: LeaseWish): Promise<Received<S>> {
    const { name, keys } = this.keys.conversation(key);
    const reply = asReply(await this.replicated.run(receiveScript, keys.slice(0, keysOfReceive), [
      name, hashEventId(name, event.eventId), JSON.stringify(event), lease.token, Math.ceil(lease.ms), Math.ceil(lease.retentionMs), lease.unless ?? "",
    ]));
    switch (reply[0]) {
      case "leased": return readLeased(reply, lease.token, event);
      case "duplicate": return { outcome: "duplicate" };
      case "full": return { outcome: "full" };
      case "moved": return { outcome: "moved" };
      default: return { outcome: "queued" };
    }
  }

  async commit(key: ConversationKey, commit: Commit<S>): Promise<Committed<S>> {
    const session = serialiseSession(commit);
    const erase = commit.erase === true;
    const { name, shard, keys } = this.keys.conversation(key);
    const { first, last, record, needs } = this.#logOf(commit);
    const fresh = this.templates.notKept(shard, needs);
    const channels = [...new Set(commit.deliver.map(({ channel }) => channel))];
    const step = stepOf(commit);
    const furtherKeys = [...channels.map((channel) => this.keys.unsent(shard, channel)), ...fresh.map(({ fingerprint }) => this.keys.said(shard, fingerprint))];
    const firstFurtherKey = keys.length + 1;
    const isPlain = step === 0 && commit.deliver.length + commit.timers.length + (commit.dropTimers?.length ?? 0) + commit.effects.length + fresh.length === 0;
    const lists = isPlain ? [] : [
      commit.deliver.map(({ seq, channel, address }) => [seq, channel, firstFurtherKey + channels.indexOf(channel), address === undefined ? "" : JSON.stringify(address)]),
      erase ? [] : commit.timers.map((timer) => [timer.id, timer.due, timerText(timer)]),
      erase ? [] : (commit.dropTimers ?? []).map((id) => [id]),
      commit.effects.map((effect) => [effect.id, JSON.stringify(effect)]),
      fresh.map(({ json }, n) => [firstFurtherKey + channels.length + n, json]),
    ];
    const numbers = [commit.epoch, Math.ceil(erase ? tombstoneMs : commit.retentionMs), step, commit.givesNotice ? 1 : 0, first, last].join(":");
    const reply = asReply(await this.replicated.run(commitScript, isPlain ? keys.slice(0, keysOfPlainCommit) : [...keys, ...furtherKeys], [
      name, commit.token, hashEventId(name, commit.eventId), numbers, erase ? "" : session, this.keys.wake(key), record,
      ...lists.flatMap(list),
    ]));
    if (reply[0] === "leased" || reply[0] === "released") this.templates.kept(shard, fresh.map(({ fingerprint }) => fingerprint));
    switch (reply[0]) {
      case "leased": return { outcome: "next", leased: readLeased(reply, commit.token) };
      case "order": throw logOrder();
      case "lost": return { outcome: "lost" };
      default: return { outcome: "released" };
    }
  }

  async resume(key: ConversationKey, lease: { readonly token: string; readonly ms: number }): Promise<Leased<S> | null> {
    const { name, keys } = this.keys.conversation(key);
    const reply = await this.redis.run(resume, keys, [name, lease.token, Math.ceil(lease.ms)]);
    return reply === null ? null : readLeased(asReply(reply), lease.token);
  }

  async renew(key: ConversationKey, token: string, ms: number): Promise<boolean> {
    const { name, keys } = this.keys.conversation(key);
    return (await this.redis.run(renew, keys, [name, token, Math.ceil(ms)])) === 1;
  }

  async abandon(key: ConversationKey, token: string, { isTry, afterMs }: { readonly isTry: boolean; readonly afterMs: number }): Promise<void> {
    const { name, keys } = this.keys.conversation(key);
    await this.redis.run(abandon, keys, [name, token, isTry ? 1 : 0, Math.ceil(afterMs)]);
  }

  /** First and last number, and the entries as they are kept; zeros without any. */
  #logOf({ entries }: Commit<S>): { readonly first: number; readonly last: number; readonly record: string; readonly needs: readonly string[] } {
    const [first, last] = [entries[0], entries.at(-1)];
    if (first === undefined || last === undefined) return { first: 0, last: 0, record: "", needs: [] };
    const { record, needs } = packTurn(entries, this.templates);
    return { first: first.seq, last: last.seq, record, needs: needs.length > 1 ? [...new Set(needs)] : needs };
  }
}

/** As the script takes it. */
const stepOf = ({ erase, moves, leaves }: Commit<unknown>): number => (erase ? (leaves ? 3 : 1) : moves ? 2 : 0);

/** The epoch stands in front, where a script can read it. */
export const timerText = (timer: TimerRecord): string => `${timer.epoch}:${JSON.stringify(timer)}`;

/** A list among the arguments: how many items, then their parts. */
const list = (items: readonly (readonly (string | number)[])[]): readonly (string | number)[] => [items.length, ...items.flat()];
