import type { ClockHour } from "../handoff/desk-event";
import { hereOf } from "./here";
import { retentionOf, type Session } from "./session";
import type { World } from "./world";

/** An hour of a clock, and the same moment in ms since 1970. */
export type Moment = ClockHour & { readonly at: number };

/** When somebody can next answer, by the association's hours; at a kiosk whose place has hours, only when one can stand in front of it too. Null: nobody can say. */
export function nextAnswer(session: Session, world: World): Moment | null {
  const { desk } = world;
  if (!desk || desk.isSomebodyThere) return null;
  const here = hereOf(session, world);
  if (here !== null) return here.bothOpen;
  return desk.nextOpening === null || desk.nextOpeningAt === null ? null : { ...desk.nextOpening, at: desk.nextOpeningAt };
}

/**
 * The hour at which somebody can speak with them, when nobody is there now; null when none is known, or when the conversation will be
 * forgotten by then: a promise that could not be kept is not made.
 */
export function callBackFor(session: Session, world: World): Moment | null {
  const next = nextAnswer(session, world);
  return next !== null && session.lastSeenAt + retentionOf(session, world.retention) > next.at ? next : null;
}
