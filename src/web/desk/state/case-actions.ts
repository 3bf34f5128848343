import type { CaseItem, CaseView, CloseReason, Role } from "../../../desk/api";
import { isEnded } from "./queue-view";

export const caseActions = ["take", "decline", "call_now", "hand_back", "hand_on", "transfer", "call_back", "close", "reopen"] as const;
export type CaseAction = (typeof caseActions)[number];

/** What can be done with a case now, the most likely first; the server has the last word. @param now ms, on the server's clock. */
export function actionsFor(item: CaseItem & Partial<Pick<CaseView, "transferTo">>, now: number, role: Role): readonly CaseAction[] {
  if (item.offerEndsAt !== null && item.offerEndsAt > now) return ["take", "decline"];
  if (isEnded(item)) return item.state === "transferred" ? [] : ["reopen"];
  if (item.state === "taken" && item.isMine) {
    const elsewhere = (item.transferTo ?? []).length > 0 ? (["transfer"] as const) : [];
    return ["hand_back", "hand_on", ...elsewhere, "call_back", "close"];
  }
  const own: readonly CaseAction[] = item.state === "waiting" ? ["take"] : item.state === "call_back_promised" ? ["call_now"] : [];
  if (role !== "coordinator") return own;
  return item.state === "taken" ? ["hand_on", "close"] : [...own, "close"];
}

/** Of a case that nobody speaks in, only a coordinator can say why it ends, and not that it was solved. */
export function closeReasonsFor({ state, isMine }: Pick<CaseItem, "state" | "isMine">): readonly CloseReason[] {
  const withoutTalk = ["oriented", "out_of_scope", "duplicate"] as const;
  if (state !== "taken") return withoutTalk;
  return isMine ? ["solved", ...withoutTalk, "no_answer"] : ["solved", ...withoutTalk];
}

/** "Did that help?" is for whoever was spoken with and is still there to answer. */
export const canAskIfHelped = ({ state }: Pick<CaseItem, "state">, reason: CloseReason): boolean => state === "taken" && reason !== "no_answer";

/** Unless the mediator says otherwise: where something was done for the person. */
export const usuallyAsksIfHelped = (reason: CloseReason): boolean => reason === "solved" || reason === "oriented";

export const canWrite = ({ state, isMine }: Pick<CaseItem, "state" | "isMine">): boolean => state === "taken" && isMine;
