import type { CaseItem, Queue } from "../../../desk/api";
import { isWaiting } from "./queue-view";

/** What a mediator who looks elsewhere should be told of; never whose or what about. */
export type Alert = "offer" | "urgent" | "message" | "waiting";

/**
 * News between two queues, the most pressing first, each kind once. Nothing is news in the first queue of a session.
 *
 * @param watched case before the mediator's eyes now: its messages are seen as they come.
 */
export function alertsBetween(before: Queue | null, after: Queue, watched: string | null): readonly Alert[] {
  if (before === null) return [];
  const known = new Map(before.cases.map((item) => [item.id, item]));
  const is = (test: (item: CaseItem, was: CaseItem | undefined) => boolean): boolean => after.cases.some((item) => test(item, known.get(item.id)));
  const alerts: Alert[] = [];
  if (is((item, was) => item.offerEndsAt !== null && (was?.offerEndsAt ?? null) === null)) alerts.push("offer");
  if (is((item, was) => item.urgent !== null && (was?.urgent ?? null) === null)) alerts.push("urgent");
  if (is((item, was) => item.isMine && item.state === "taken" && item.id !== watched && was !== undefined && item.lastWordAt > was.lastWordAt)) alerts.push("message");
  if (is((item, was) => isWaiting(item) && item.offerEndsAt === null && (was === undefined || !isWaiting(was)))) alerts.push("waiting");
  return alerts;
}

/** Something was said there since the mediator last looked. A case met for the first time has nothing unread. */
export function isUnread(item: CaseItem, seen: Readonly<Record<string, number>>): boolean {
  const seenAt = seen[item.id];
  return item.isMine && item.state === "taken" && seenAt !== undefined && item.lastWordAt > seenAt;
}

/** Number in the window's title: people who wait, offers included, and own cases with something unread. */
export function titleCount(queue: Queue | null, seen: Readonly<Record<string, number>>): number {
  return queue?.cases.filter((item) => isWaiting(item) || isUnread(item, seen)).length ?? 0;
}
