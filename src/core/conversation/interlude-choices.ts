import { correct } from "../flow/engine";
import { isLocale } from "../locale";
import type { Said } from "../message";
import { runningOf } from "./current-run";
import { openInterlude, questionFor } from "./interludes";
import { andThen, say, type Outcome } from "./outcome";
import { noted, thenWished } from "./later-wish";
import { chooseInLine, choosePerson } from "./person-choices";
import { again, lastWords, settle, startFlow } from "./running";
import { orient } from "./wishes";
import type { Interlude, Session } from "./session";
import { welcomeFlow, type World } from "./world";

/** What a chosen option does. A value that is not offered is null: the question is asked again. */
export function chooseInInterlude(session: Session, interlude: Interlude, value: string, world: World): Outcome | "command" | null {
  const { options } = questionFor(session, interlude, world);
  if (!options.some((option) => option.value === value)) return null;
  const closed: Session = { ...session, interlude: null };
  if (value === "go_on") return again(closed, world);
  switch (interlude.kind) {
    case "menu":
      return chooseProcedure(closed, value, world);
    case "language":
      return isLocale(value) ? changeLanguage(closed, value, world) : null;
    case "switch":
      return value === "yes"
        ? changeLanguage(closed, interlude.to, world, interlude.wished)
        : thenWished(say(closed, { key: "common:switch.kept" }), interlude.wished ?? [], world, (next) => again(next, world));
    case "erase":
      return value === "yes" ? erase(closed) : andThen(say(closed, { key: "common:erase.kept" }), (next) => again(next, world));
    case "person":
      return choosePerson(closed, value, world);
    case "line":
      return chooseInLine(closed, value, world);
    case "returning":
      if (value === "erase") return openInterlude(closed, { kind: "erase" }, world);
      return closed.current === null ? null : startFlow(closed, closed.current, world);
    case "stuck":
      return "command";
    case "wish":
      return chooseWish(closed, value, world);
    case "correct":
      return value === "more" ? openInterlude(session, { kind: "correct", page: interlude.page + 1 }, world) : correctStep(closed, value, world);
    case "glossary":
      return value === "more" ? openInterlude(session, { kind: "glossary", page: interlude.page + 1 }, world) : explainTerm(closed, value, world);
  }
}

function chooseProcedure(session: Session, value: string, world: World): Outcome | "command" {
  if (value === "person" || value === "language") return "command";
  return session.runs[value] ? again({ ...session, current: value }, world) : startFlow(session, value, world);
}

function chooseWish(session: Session, value: string, world: World): Outcome | "command" | null {
  if (value === "menu" || value === "person") return "command";
  return world.topics[value] ? orient(session, value, world) : chooseProcedure(session, value, world);
}

/** @param wished what the person seemed to want in the words that brought this up. */
export function changeLanguage(session: Session, locale: Session["locale"], world: World, wished: readonly string[] = []): Outcome {
  const welcome = session.runs[welcomeFlow];
  const runs = welcome ? { ...session.runs, [welcomeFlow]: { ...welcome, answers: { ...welcome.answers, locale: { value: locale } } } } : session.runs;
  // they may well write in the language they leave: that is worth a question again
  const { switchesProposed: _, ...kept } = session;
  const next: Session = { ...kept, locale, interlude: null, runs };
  const running = runningOf(next, world);
  // at the welcome's own language question the choice is the answer to it
  if (running?.spec.id === welcomeFlow && running.run.waiting) {
    return lastWords({ ...noted(next, wished), runs: { ...runs, [welcomeFlow]: { ...running.run, waiting: null } } }, world);
  }
  // proposals in view stay in view, in the new language
  const ids = session.interlude?.kind === "wish" ? session.interlude.ids : wished;
  return thenWished(say(next, { key: "common:language.changed" }), ids, world, (s) => lastWords(s, world));
}

function correctStep(session: Session, step: string, world: World): Outcome | null {
  const running = runningOf(session, world);
  const result = running && correct(running.spec, running.run, step, world.context);
  return result ? settle(session, running.spec, result, world) : null;
}

export function explainTerm(session: Session, term: string, world: World): Outcome {
  const official = world.glossary[term]?.official;
  const meaning: Said = { key: `glossary:${term}.meaning`, ...(official !== undefined && { official: { label: official, isHint: false, on: "paper" } }) };
  return andThen(say(session, meaning), (next) => again(next, world));
}

/** Everything is forgotten but the sentence that says so. */
export function erase(session: Session): Outcome {
  return { session, said: [{ key: "common:erase.done", tone: "notice" }], effects: [{ kind: "erase" }] };
}
