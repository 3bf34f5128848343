import type { CaseItem, CaseState } from "../../../desk/api";
import { folded } from "./folded";

/** In the order of the screen. */
export const queueGroups = ["offered", "waiting", "mine", "promised", "others", "ended"] as const;
export type QueueGroup = (typeof queueGroups)[number];

export interface QueueFilter {
  readonly whose: "all" | "mine" | "waiting";
  /** BCP 47; empty: any. */
  readonly locale: string;
  /** French name; empty: any. */
  readonly procedure: string;
  readonly text: string;
}
export const noFilter: QueueFilter = { whose: "all", locale: "", procedure: "", text: "" };

const ended: ReadonlySet<CaseState> = new Set(["transferred", "handed_back", "closed", "abandoned"]);
export const isEnded = ({ state }: Pick<CaseItem, "state">): boolean => ended.has(state);

export function groupOf(item: CaseItem): QueueGroup {
  if (item.offerEndsAt !== null) return "offered";
  if (isEnded(item)) return "ended";
  if (item.state === "call_back_promised") return "promised";
  if (item.state === "taken") return item.isMine ? "mine" : "others";
  return item.state === "waiting" || item.state === "requested" ? "waiting" : "others";
}

/** Nobody speaks with them and somebody should. */
export const isWaiting = ({ state }: Pick<CaseItem, "state">): boolean => state === "requested" || state === "waiting" || state === "offered";

/** Cases that pass the filter, by group; in each, danger first, then who waits longest. */
export function groupedQueue(cases: readonly CaseItem[], filter: QueueFilter): readonly { readonly group: QueueGroup; readonly cases: readonly CaseItem[] }[] {
  const shown = cases.filter((item) => passes(item, filter));
  return queueGroups
    .map((group) => ({ group, cases: shown.filter((item) => groupOf(item) === group).sort(order[group]) }))
    .filter(({ cases: some }) => some.length > 0);
}

type Order = (a: CaseItem, b: CaseItem) => number;

const urgentFirst: Order = (a, b) => Number(b.urgent !== null) - Number(a.urgent !== null);
const longestWait: Order = (a, b) => urgentFirst(a, b) || a.waitingSince - b.waitingSince;
const order: Readonly<Record<QueueGroup, Order>> = {
  offered: longestWait,
  waiting: longestWait,
  mine: (a, b) => urgentFirst(a, b) || b.lastWordAt - a.lastWordAt,
  promised: (a, b) => (a.callBackAt ?? Infinity) - (b.callBackAt ?? Infinity),
  others: longestWait,
  ended: (a, b) => b.lastWordAt - a.lastWordAt,
};

function passes(item: CaseItem, { whose, locale, procedure, text }: QueueFilter): boolean {
  if (whose === "mine" && !item.isMine && item.offerEndsAt === null) return false;
  if (whose === "waiting" && !isWaiting(item)) return false;
  if (locale !== "" && item.locale !== locale) return false;
  if (procedure !== "" && item.procedure !== procedure) return false;
  const searched = folded([item.procedure, item.step, item.territory, item.mediator?.name, item.id, ...item.labels].filter((part) => part != null).join(" "));
  return folded(text).split(/\s+/).every((word) => searched.includes(word));
}

/** From these on (ms) a wait is said in stronger words: most people leave a chat that stays silent this long. */
export const longWaitMs = 5 * 60_000;
export const veryLongWaitMs = 15 * 60_000;

export function waitLevel(waitedMs: number): "normal" | "long" | "very_long" {
  return waitedMs >= veryLongWaitMs ? "very_long" : waitedMs >= longWaitMs ? "long" : "normal";
}
