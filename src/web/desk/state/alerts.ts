import type { CaseItem, Queue } from "../../../desk/api";
import { isWaiting } from "./queue-view";

/** What a mediator who looks elsewhere should be told of; never whose or what about. */
export type Alert = "offer" | "urgent" | "message" | "waiting";

export interface News {
  readonly alert: Alert;
  readonly case: string;
  /** The same in every tab that hears of it. */
  readonly key: string;
}

/**
 * News between two queues, the most pressing first, each kind once. Nothing is news in the first queue of a session.
 *
 * @param watched case before the mediator's eyes now: its messages are seen as they come.
 */
export function alertsBetween(before: Queue | null, after: Queue, watched: string | null): readonly News[] {
  if (before === null) return [];
  const known = new Map(before.cases.map((item) => [item.id, item]));
  const of = (alert: Alert, since: (item: CaseItem) => number | null, test: (item: CaseItem, was: CaseItem | undefined) => boolean): readonly News[] => {
    const item = after.cases.find((one) => test(one, known.get(one.id)));
    return item === undefined ? [] : [{ alert, case: item.id, key: `${alert} ${item.id} ${since(item)}` }];
  };
  return [
    ...of("offer", ({ offerEndsAt }) => offerEndsAt, (item, was) => item.offerEndsAt !== null && (was?.offerEndsAt ?? null) === null),
    ...of("urgent", ({ openedAt }) => openedAt, (item, was) => item.urgent !== null && (was?.urgent ?? null) === null),
    ...of("message", ({ lastWordAt }) => lastWordAt, (item, was) =>
      item.isMine && item.state === "taken" && item.id !== watched && was !== undefined && item.lastWordAt > was.lastWordAt),
    ...of("waiting", ({ waitingSince }) => waitingSince, (item, was) => isWaiting(item) && item.offerEndsAt === null && (was === undefined || !isWaiting(was))),
  ];
}

/** Whoever comes is mostly offered to somebody at the next look: only who still waits after this time (ms) is news to everybody. */
export const waitingIsNewsAfterMs = 4_000;

export const stillWaits = (queue: Queue | null, id: string): boolean =>
  queue?.cases.some((item) => item.id === id && (item.state === "waiting" || item.state === "requested")) ?? false;

/** Something was said there since the mediator last looked. A case met for the first time has nothing unread. */
export function isUnread(item: CaseItem, seen: Readonly<Record<string, number>>): boolean {
  const seenAt = seen[item.id];
  return item.isMine && item.state === "taken" && seenAt !== undefined && item.lastWordAt > seenAt;
}

/** Number in the window's title: people who wait, offers included, and own cases with something unread. */
export function titleCount(queue: Queue | null, seen: Readonly<Record<string, number>>): number {
  return queue?.cases.filter((item) => isWaiting(item) || isUnread(item, seen)).length ?? 0;
}
