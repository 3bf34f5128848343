import { stringify } from "yaml";
import type { AnswerValue } from "../core/flow/model";
import type { LogEntry } from "../core/ports";

/** One talk as keys: a new wording breaks nothing, a new route does. */
export interface Golden {
  readonly procedure: string;
  readonly locale: string;
  /** ISO 8601 */
  readonly now: string;
  readonly turns: readonly GoldenTurn[];
  readonly ends: "waiting" | "over";
}

export interface GoldenTurn {
  readonly user?: string;
  /** Answers that are new or changed after this turn. */
  readonly saved?: Readonly<Record<string, AnswerValue>>;
  readonly bot: readonly string[];
}

export const keysOf = (said: readonly LogEntry[]): readonly string[] => said.map((entry) => entry.said?.key ?? entry.event?.name ?? "");

export function changed(before: Readonly<Record<string, AnswerValue>>, after: Readonly<Record<string, AnswerValue>>): Pick<GoldenTurn, "saved"> {
  const news = Object.entries(after).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value));
  return news.length > 0 ? { saved: Object.fromEntries(news) } : {};
}

export const goldenText = (golden: Golden): string => stringify(golden, { lineWidth: 140 });
