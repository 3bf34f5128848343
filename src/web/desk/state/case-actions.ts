import type { CaseItem } from "../../../desk/api";
import { isEnded } from "./queue-view";

export const caseActions = ["take", "decline", "call_now", "hand_back", "hand_on", "call_back", "close", "reopen"] as const;
export type CaseAction = (typeof caseActions)[number];

/** What can be done with a case now, the most likely first; the server has the last word. @param now ms, on the server's clock. */
export function actionsFor(item: CaseItem, now: number): readonly CaseAction[] {
  if (item.offerEndsAt !== null && item.offerEndsAt > now) return ["take", "decline"];
  if (isEnded(item)) return item.state === "transferred" ? [] : ["reopen"];
  if (item.state === "waiting") return ["take"];
  if (item.state === "call_back_promised") return ["call_now"];
  if (item.state === "taken" && item.isMine) return ["hand_back", "hand_on", "call_back", "close"];
  return [];
}

export const canWrite = ({ state, isMine }: Pick<CaseItem, "state" | "isMine">): boolean => state === "taken" && isMine;
