import { obey } from "./anytime";
import type { CommandId } from "./commands";
import type { Input } from "./converse";
import { repeatMediator } from "./desk-turn";
import { mediatorOf, withHandoff } from "./handoff-state";
import { openInterlude } from "./interludes";
import { changeLanguage } from "./interlude-choices";
import { isLocale } from "../locale";
import { quickAnswerOf } from "../phrase-book";
import { andThen, quiet, say, type Outcome } from "./outcome";
import type { Session } from "./session";
import type { World } from "./world";

/** What stays the person's while a human speaks, also when it is typed; other words that the bot knows are for the human. */
const ownWords: ReadonlySet<CommandId> = new Set(["language", "repeat", "simpler", "erase", "menu", "person"]);

/**
 * What a person says or presses while a mediator speaks with them: words go to the mediator and the bot is silent. Null: a button of the bot's,
 * which does what it says.
 */
export function speakWithMediator(session: Session, input: Input, command: { readonly id: CommandId; readonly argument?: string } | null, world: World): Outcome | null {
  const heard = withHandoff(session, { ...session.handoff!, personAt: input.at });
  if (command && (input.button !== undefined || ownWords.has(command.id))) return obeyBeside(heard, command, world);
  if (input.type === "text") return quiet(heard);
  if (input.button !== undefined && quickAnswerOf(input.button)) return quiet(heard);
  return null;
}

function obeyBeside(session: Session, { id, argument }: { readonly id: CommandId; readonly argument?: string }, world: World): Outcome {
  switch (id) {
    case "repeat":
      return repeatMediator(session);
    case "simpler":
      return andThen(say({ ...session, reading: "simple" }, { key: "common:simpler.now" }), repeatMediator);
    case "language":
      return argument !== undefined && isLocale(argument) ? changeLanguage(session, argument, world) : openInterlude(session, { kind: "language" }, world);
    case "person":
      return say(session, { key: "handoff:with", params: { name: mediatorOf(session)?.name ?? "" } });
    default:
      return obey({ ...session, interlude: null }, id, argument, world);
  }
}
