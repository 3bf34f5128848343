import type { ClockHour } from "../handoff/desk-event";
import { retentionOf, type Session } from "./session";
import type { World } from "./world";

/**
 * The hour at which somebody can speak with them, when nobody is there now; null when none is known, or when the conversation will be
 * forgotten by then: a promise that could not be kept is not made.
 */
export function callBackFor(session: Session, { desk, retention }: World): (ClockHour & { readonly at: number }) | null {
  if (!desk || desk.isSomebodyThere || desk.nextOpening === null || desk.nextOpeningAt === null) return null;
  return session.lastSeenAt + retentionOf(session, retention) > desk.nextOpeningAt ? { ...desk.nextOpening, at: desk.nextOpeningAt } : null;
}
