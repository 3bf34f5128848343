import { back } from "../flow/engine";
import { frameOf, stepAt } from "../flow/questions";
import { isLocale } from "../locale";
import type { Said } from "../message";
import type { CommandId } from "./commands";
import { runningOf } from "./current-run";
import { changeLanguage, explainTerm } from "./interlude-choices";
import { openHandoff } from "./handoff-state";
import { openInterlude } from "./interludes";
import { andThen, say, type Outcome } from "./outcome";
import { again, lastWords, settle } from "./running";
import type { Session } from "./session";
import type { World } from "./world";

/** What can be asked for at any moment. Each ends at the same step, or in a short question that leads back to it. */
export function obey(session: Session, command: CommandId, argument: string | undefined, world: World): Outcome {
  switch (command) {
    case "person":
      return openInterlude(session, { kind: openHandoff(session) ? "line" : "person" }, world);
    case "menu":
    case "erase":
    case "stuck":
      return openInterlude(session, { kind: command }, world);
    case "correct":
      return openInterlude(session, { kind: "correct", page: 0 }, world);
    case "language":
      return argument !== undefined && isLocale(argument)
        ? changeLanguage(session, argument, world)
        : openInterlude(session, { kind: "language" }, world);
    case "glossary": {
      const term = argument === undefined ? undefined : world.findTerm(argument);
      if (term !== undefined) return explainTerm(session, term, world);
      const words: readonly Said[] = argument === undefined ? [] : [{ key: "common:glossary.not_found" }];
      return andThen(say(session, ...words), (next) => openInterlude(next, { kind: "glossary", page: 0 }, world));
    }
    case "continue":
      return again({ ...session, interlude: null }, world);
    case "repeat":
      return lastWords(session, world);
    case "simpler": {
      const already = session.reading === "simple";
      return andThen(say({ ...session, reading: "simple" }, { key: already ? "common:simpler.already" : "common:simpler.now" }), (next) => again(next, world));
    }
    case "why":
      return andThen(say(session, whyHere(session, world)), (next) => again(next, world));
    case "back":
      return goBack(session, world);
  }
}

function whyHere(session: Session, world: World): Said {
  const running = session.interlude ? null : runningOf(session, world);
  if (!running?.run.waiting) return { key: "common:why_default" };
  const step = stepAt(running.spec, running.run.waiting);
  const { sources, checkedOn } = frameOf(running.spec, step);
  return { key: "why" in step ? step.why : "common:why_default", ...(sources && { sources }), ...(checkedOn !== undefined && { checkedOn }) };
}

function goBack(session: Session, world: World): Outcome {
  if (session.interlude) return again({ ...session, interlude: null }, world);
  const running = runningOf(session, world);
  const result = running && back(running.spec, running.run, world.context);
  if (result) return settle(session, running.spec, result, world);
  return andThen(say(session, { key: "common:nothing_before" }), (next) => again(next, world));
}
