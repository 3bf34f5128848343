import type { WishReading } from "../ports";
import { runningOf } from "./current-run";
import { openInterlude } from "./interludes";
import { andThen, say, type Outcome } from "./outcome";
import { personButton } from "./running";
import type { Session } from "./session";
import { procedures, welcomeFlow, type World } from "./world";

/** Proposals at once; more would not be read. */
const maxProposals = 3;

/** A wish that is clear enough is proposed as buttons, wherever it is said; null when there is nothing to propose. */
export function meetWish(session: Session, { ids }: WishReading, world: World): Outcome | null {
  if (isWelcoming(session, world)) return null;
  const known = ids.filter((id) => world.topics[id] || procedures(world).some((flow) => flow.id === id)).slice(0, maxProposals);
  return known.length === 0 ? null : openInterlude(session, { kind: "wish", ids: known }, world);
}

/** Where a wish is what we asked for, one that we do not know is said to be unknown; elsewhere it is an answer that was not understood. */
export function meetUnknownWish(session: Session, world: World): Outcome | null {
  const isAsked = session.interlude ? session.interlude.kind === "menu" || session.interlude.kind === "wish" : runningOf(session, world)?.run.waiting === null;
  return isAsked ? andThen(say(session, { key: "wishes:unknown" }), (next) => openInterlude(next, { kind: "menu" }, world)) : null;
}

/** No step by step exists for this yet: people who can help, and the way back to where the person was. */
export function orient(session: Session, topic: string, world: World): Outcome {
  const isWaiting = (runningOf(session, world)?.run.waiting ?? null) !== null;
  return say(session, {
    key: "wishes:no_guide",
    params: { topic: { key: `wishes:topics.${topic}` } },
    contacts: world.topics[topic]?.contacts ?? [],
    buttons: [
      personButton,
      { value: "c:menu", label: { key: "common:commands.menu" }, pictogram: "home" },
      ...(isWaiting ? [{ value: "c:continue", label: { key: "common:go_on" }, pictogram: "check" }] : []),
    ],
  });
}

/** The language and what we may keep come before anything else. */
function isWelcoming(session: Session, world: World): boolean {
  const running = runningOf(session, world);
  return running?.spec.id === welcomeFlow && running.run.waiting !== null;
}
