import { runningOf } from "./current-run";
import { callBackFor } from "./call-back";
import { moved } from "./handoff-state";
import { joinedWords, promisedWords } from "./handoff-words";
import { andThen, say, type Outcome } from "./outcome";
import { again } from "./running";
import type { Session } from "./session";
import type { World } from "./world";

/** How somebody who wants a person wants to be helped. */
export function choosePerson(session: Session, value: string, world: World): Outcome {
  const callBack = callBackFor(session, world);
  if (value === "yes") return requestPerson(session, world);
  if (value === "place") return places(session, world);
  if (value === "later" && callBack) {
    const promised: Outcome = { session, said: [promisedWords(callBack, session.channel)], effects: [{ ...requestFor(session, world), callBackAt: callBack.at }] };
    return andThen(promised, (next) => again(next, world));
  }
  return again(session, world);
}

/** What somebody who waits can do meanwhile. */
export function chooseInLine(session: Session, value: string, world: World): Outcome {
  const by = { role: "person" } as const;
  const callBack = callBackFor(session, world);
  if (value === "place") return places(session, world);
  if (value === "later" && callBack) {
    const promised = moved(session, { event: "call_back_promised", by, reason: "nobody_there", dueAt: callBack.at }, session.lastSeenAt);
    return promised ? andThen(say(promised, promisedWords(callBack, session.channel)), (next) => again(next, world)) : again(session, world);
  }
  if (value === "leave") {
    const left = moved(session, { event: "abandoned", by, reason: "left" }, session.lastSeenAt) ?? session;
    return andThen(say(left, { key: "handoff:left" }), (next) => again(next, world));
  }
  return again(moved(session, { event: "went_on_with_bot", by }, session.lastSeenAt) ?? session, world);
}

const places = (session: Session, world: World): Outcome =>
  andThen(say(session, { key: "handoff:places", contacts: world.humanContacts }), (next) => again(next, world));

function requestFor(session: Session, world: World) {
  const running = runningOf(session, world);
  return { kind: "person_requested", queue: "general", flow: running?.spec.id ?? null, step: running?.run.waiting?.step ?? null } as const;
}

function requestPerson(session: Session, world: World): Outcome {
  return andThen({ session, said: joinedWords(session, world), effects: [requestFor(session, world)] }, (next) => again(next, world));
}
