import type { Move } from "../ports";
import { runningOf } from "./current-run";
import { mediatorOf, openHandoff } from "./handoff-state";
import { andThen, quiet, say, type Outcome } from "./outcome";
import { again, startFlow } from "./running";
import type { Session } from "./session";
import { welcomeFlow, type World } from "./world";

const eraseButton = { value: "c:erase", label: { key: "common:commands.erase" } } as const;

/** Nothing would be lost if another talk came in its place. */
export const isUntouched = (session: Session | null, world: World): boolean =>
  session === null || (session.consent === "unasked" && openHandoff(session) === null && (session.current === null || runningOf(session, world)?.spec.id === welcomeFlow));

/** A talk comes here from another screen, or why it does not. What can be read back needs no word; a platform shows only what is sent to it. */
export function arrive(session: Session, move: Move, world: World): Outcome {
  switch (move.kind) {
    case "goes_on":
      return session.channel === "web" ? quiet(session) : andThen(say(session, { key: "common:move.here" }), (next) => goOn(next, world));
    case "gives_way":
      return quiet(session);
    case "refused":
      // the one thing to be done next is the button here
      if (move.why === "occupied") return say(session, { key: "common:move.occupied", tone: "notice", buttons: [eraseButton] });
      return andThen(say(session, { key: `common:move.${move.why}`, tone: "notice" }), (next) => goOn(next, world));
  }
}

function goOn(session: Session, world: World): Outcome {
  if (session.current === null) return startFlow(session, welcomeFlow, world);
  return mediatorOf(session) === null ? again(session, world) : quiet(session);
}
