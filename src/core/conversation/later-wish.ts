import { maxProposals } from "../limits";
import type { Said } from "../message";
import { runningOf } from "./current-run";
import { openInterlude } from "./interludes";
import { andThen, say, type Outcome } from "./outcome";
import type { Session } from "./session";
import { procedures, welcomeFlow, type World } from "./world";

/* A wish written while something else comes first waits, so that nobody has to write it twice. */

/** Those that this content has an answer for, likeliest first. */
export const knownWishes = (ids: readonly string[], world: World): readonly string[] =>
  ids.filter((id) => world.topics[id] || procedures(world).some((flow) => flow.id === id)).slice(0, maxProposals);

/** The language and what we may keep come before anything else. */
export function isWelcoming(session: Session, world: World): boolean {
  const running = runningOf(session, world);
  return running?.spec.id === welcomeFlow && running.run.waiting !== null;
}

/** With what was wished in mind; words that want nothing leave what was wished before. */
export const noted = (session: Session, ids: readonly string[]): Session => (ids.length === 0 ? session : { ...session, wished: ids });

/** Says what comes next, then proposes what was wished; the welcome is finished first. */
export function thenWished(outcome: Outcome, ids: readonly string[], world: World, otherwise: (session: Session) => Outcome): Outcome {
  return andThen(outcome, (session) => {
    if (isWelcoming(session, world)) return otherwise(noted(session, ids));
    return ids.length === 0 ? otherwise(session) : openInterlude(session, { kind: "wish", ids }, world);
  });
}

/** After the welcome: what was wished meanwhile, or all there is to choose from. */
export function wishedOrMenu({ wished, ...session }: Session, world: World): Outcome {
  const ids = knownWishes(wished ?? [], world);
  return openInterlude(session, ids.length > 0 ? { kind: "wish", ids } : { kind: "menu" }, world);
}

const later: Said = { key: "wishes:later" };

/**
 * A wish during the welcome is said to be heard, and the question is asked first.
 *
 * @param miss what an answer not understood gets: it counts as one, so that help comes, but is not called one.
 */
export function askFirst(session: Session, ids: readonly string[], world: World, miss: (session: Session) => Outcome): Outcome {
  const { interlude } = session;
  const next = noted(session, ids);
  if (interlude) return andThen(say(next, later), (heard) => openInterlude(heard, interlude, world));
  const outcome = miss(next);
  return { ...outcome, said: outcome.said.map((said) => (said.key === "common:miss.unclear" ? later : said)) };
}
