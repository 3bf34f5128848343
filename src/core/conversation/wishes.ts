import type { WishReading } from "../ports";
import { runningOf } from "./current-run";
import { openInterlude } from "./interludes";
import { askFirst, isWelcoming, knownWishes } from "./later-wish";
import { andThen, say, type Outcome } from "./outcome";
import { personButton } from "./running";
import type { Session } from "./session";
import type { World } from "./world";

/**
 * A wish that is clear enough is proposed as buttons, wherever it is said; null when there is nothing to propose.
 *
 * @param miss what an answer not understood gets where the wish has to wait.
 */
export function meetWish(session: Session, { ids }: WishReading, world: World, miss: (session: Session) => Outcome): Outcome | null {
  const known = knownWishes(ids, world);
  if (known.length === 0) return null;
  return isWelcoming(session, world) ? askFirst(session, known, world, miss) : openInterlude(session, { kind: "wish", ids: known }, world);
}

/** Where a wish is what we asked for, one that we do not know is said to be unknown; elsewhere it is an answer that was not understood. */
export function meetUnknownWish(session: Session, world: World): Outcome | null {
  return isAskedFor(session, world) ? andThen(say(session, { key: "wishes:unknown" }), (next) => openInterlude(next, { kind: "menu" }, world)) : null;
}

/** What the person wants is what is waited for. */
export function isAskedFor(session: Session, world: World): boolean {
  return session.interlude ? session.interlude.kind === "menu" || session.interlude.kind === "wish" : runningOf(session, world)?.run.waiting === null;
}

/** No step by step exists for this yet: people who can help, and the way back to where the person was. */
export function orient(session: Session, topic: string, world: World): Outcome {
  const isWaiting = (runningOf(session, world)?.run.waiting ?? null) !== null;
  const { contacts = [], sources = [], checkedOn } = world.topics[topic] ?? {};
  return say(session, {
    key: "wishes:no_guide",
    params: { topic: { key: `wishes:topics.${topic}` } },
    contacts,
    sources,
    ...(checkedOn !== undefined && { checkedOn }),
    buttons: [
      personButton,
      { value: "c:menu", label: { key: "common:commands.menu" }, pictogram: "menu" },
      ...(isWaiting ? [{ value: "c:continue", label: { key: "common:go_on" }, pictogram: "continue" } as const] : []),
    ],
  });
}
