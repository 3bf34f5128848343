import type { DeskView, RoutedCase } from "./desk-view";
import { ableFor, byTurn } from "./fit";
import { maxRecentWaits, minRecentWaits } from "./limits";
import { primaryLanguage } from "./primary-language";
import type { Ticket } from "./ticket";

/**
 * Place in the line, from 1: those who come before it and could be served by somebody who could also serve this one. An offer that nobody has
 * taken yet still counts.
 *
 * @returns null when nobody who is there could take it: a number would be a promise.
 */
export function placeInLine(one: RoutedCase, desk: DeskView): number | null {
  const able = new Set(ableFor(one, desk).map(({ id }) => id));
  if (able.size === 0) return null;
  const isAhead = (other: RoutedCase): boolean => other.stage !== "taken" && other.id !== one.id && byTurn(other, one) < 0;
  return 1 + desk.cases.filter((other) => isAhead(other) && (ableFor(other, desk).some(({ id }) => able.has(id)) || isOfferedTo(other, able))).length;
}

const isOfferedTo = ({ holder }: RoutedCase, able: ReadonlySet<string>): boolean => holder !== null && able.has(holder.mediator);

/** One wait that ended with somebody coming. */
export interface MeasuredWait {
  readonly waitMs: number;
  readonly takenAt: number;
  /** Primary language. */
  readonly language: string;
  readonly isUrgent: boolean;
}

/** What people can use: minutes not to be exceeded by half of those who waited, or more than an hour. */
export type UsualWait = 5 | 10 | 15 | 30 | 60 | "over_60";
const usualWaits = [5, 10, 15, 30, 60] as const;

/**
 * The median of the last waits of people in the same language and urgency, rounded up. Those who wait now and have waited longer than that
 * median count too, or a line that has come to a stop would be told the figure of the morning.
 *
 * @param one the case that asks.
 * @param measured waits in any order.
 * @param waiting everybody in the line now.
 * @returns null when fewer than `minRecentWaits` are known, or when this person has already waited longer than the figure.
 */
export function usualWait(one: RoutedCase, measured: readonly MeasuredWait[], waiting: readonly RoutedCase[], now: number): UsualWait | null {
  const isLike = (other: { readonly language: string; readonly isUrgent: boolean }): boolean =>
    other.isUrgent === one.isUrgent && other.language === one.language;
  const ended = measured.filter(isLike).sort((a, b) => b.takenAt - a.takenAt).slice(0, maxRecentWaits).map(({ waitMs }) => waitMs);
  if (ended.length < minRecentWaits) return null;
  const typical = median(ended);
  const stillWaiting = waiting.filter((other) => other.stage !== "taken" && isLike(other)).map(({ waitingSince }) => now - waitingSince).filter((ms) => ms > typical);
  const usualMinutes = median([...ended, ...stillWaiting]) / 60_000;
  const waitedMinutes = (now - one.waitingSince) / 60_000;
  const rounded = usualWaits.find((minutes) => usualMinutes <= minutes) ?? "over_60";
  return rounded !== "over_60" && waitedMinutes > rounded ? null : rounded;
}

/** The higher of the two in the middle: half of the people wait no longer than this. */
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * The wait of a case that was just taken.
 *
 * @returns null when it says nothing about waiting in the line: it was not taken now, was called back, or had been taken before.
 */
export function measuredWait(ticket: Ticket): MeasuredWait | null {
  const { history, state, waitingSince, language, urgent } = ticket;
  const since = history.filter(({ at }) => at >= waitingSince);
  const last = history.at(-1);
  const isFirstTaking = state === "taken" && last?.event === "taken" && since.filter(({ event }) => event === "taken").length === 1;
  if (!isFirstTaking || since.some(({ event }) => event === "call_back_promised" || event === "call_back_due")) return null;
  return { waitMs: last.at - waitingSince, takenAt: last.at, language: primaryLanguage(language), isUrgent: urgent !== undefined };
}
