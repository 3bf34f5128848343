import { AppError } from "../errors";
import { tellingToken } from "../flow/question-token";
import { sessionVersion, type Session } from "./session";

/**
 * A newer node wrote this session: during a deploy it plays the event, this one leaves it alone. After a rollback nobody can, and it is said
 * loudly; the session and the waiting events stay as they are.
 */
export class SessionTooNew extends AppError {
  constructor() {
    super("SESSION_TOO_NEW", "a newer version of the service wrote this session");
  }
}

type Stored = Readonly<Record<string, unknown>>;

/** Step from the version of the index plus one to the next. Never changed once released; what it needs of older types stands in it. */
const steps: readonly ((stored: Stored) => Stored)[] = [shortenTold, allowNewInterludes, allowHandoff];

/**
 * A session as some version of the service stored it, in today's form.
 *
 * @throws SessionTooNew
 */
export function openSession(stored: Session): Session {
  if (stored.v === sessionVersion) return stored;
  const { v } = stored as { readonly v: number };
  if (v > sessionVersion) throw new SessionTooNew();
  return steps.slice(v - 1).reduce<Stored>((session, step) => step(session), stored as unknown as Stored) as unknown as Session;
}

/** 1 → 2: what was told is kept as a fingerprint, a quarter of a session's length. */
function shortenTold(stored: Stored): Stored {
  const runs = Object.entries(stored["runs"] as Readonly<Record<string, { readonly told: Readonly<Record<string, string>> }>>);
  const short = (told: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(told).map(([step, text]) => [step, text === "" ? "" : tellingToken(text)]));
  return { ...stored, v: 2, runs: Object.fromEntries(runs.map(([flow, run]) => [flow, { ...run, told: short(run.told) }])) };
}

/** 2 → 3: nothing is written differently, but an interlude may be of the kinds `wish` and `switch`, at which version 2 would fail. */
function allowNewInterludes(stored: Stored): Stored {
  return { ...stored, v: 3 };
}

/** 3 → 4: a mediator may speak instead of the bot, at which version 3 would answer beside them. */
function allowHandoff(stored: Stored): Stored {
  return { ...stored, v: 4 };
}
