/**
 * A code that takes one conversation from a kiosk to one phone, as it is kept: hashes of the codes and of the secret that each phone draws, never
 * these themselves. The same record by two ways in, the square (QR) and the six digits; it opens once.
 */
export interface PhoneCode {
  readonly v: 1;
  /** Of the conversation when the code was made: what was erased since is opened by nothing. */
  readonly epoch: number;
  readonly square: string;
  readonly digits: string;
  /** ms since 1970 */
  readonly expiresAt: number;
  /** Phones that gave the six digits and were asked about at the kiosk. */
  readonly asks: number;
  /** The latest of them, with what the person at the kiosk said. Silence until then (ms since 1970) is a no. */
  readonly asked?: { readonly phone: string; readonly until: number; readonly answer?: "yes" | "no" };
  /** The one phone that it belongs to, and since when. */
  readonly taken?: { readonly phone: string; readonly at: number };
}

/** Both ways in hold so long (ms): time to fetch a phone from a bag and to be shown how. */
export const codeLifeMs = 15 * 60_000;
/** The kiosk's question stands so long (ms): whoever is in front of it looks at it; nobody there is a no. */
export const askLifeMs = 60_000;
/** Questions about phones for one code: the person's own, a slip, one more. After that somebody else is trying. */
export const maxAsksPerCode = 3;
/** A phone that took the code and was not heard of for so long (ms) did not finish: the kiosk may make another code. */
export const takenHoldsMs = 60_000;

/** `used`: another phone has it; `closed`: asked too often; `declined`: the person at the kiosk said no, or nothing. */
export type CodeRefusal = "expired" | "used" | "closed" | "declined";
export type CodeStep =
  | { readonly outcome: "taken" | "asked"; readonly code: PhoneCode }
  | { readonly outcome: "refused"; readonly why: CodeRefusal };

const refused = (why: CodeRefusal): CodeStep => ({ outcome: "refused", why });

/** The square was read. The same phone may ask again, whenever: its answer may have been lost. @param now ms since 1970 */
export function takeBySquare(code: PhoneCode, phone: string, now: number): CodeStep {
  if (code.taken) return code.taken.phone === phone ? { outcome: "taken", code } : refused("used");
  return now < code.expiresAt ? { outcome: "taken", code: { ...code, taken: { phone, at: now } } } : refused("expired");
}

/** The six digits were typed. A person at the kiosk must say yes before they are worth anything. @param now ms since 1970 */
export function takeByDigits(code: PhoneCode, phone: string, now: number): CodeStep {
  const { asked, taken } = code;
  if (taken || now >= code.expiresAt) return takeBySquare(code, phone, now);
  if (asked?.phone === phone) {
    if (asked.answer === "no" || now >= asked.until) return refused("declined");
    return asked.answer === "yes" ? takeBySquare(code, phone, now) : { outcome: "asked", code };
  }
  if (isAsking(code, now)) return refused("used");
  if (code.asks >= maxAsksPerCode) return refused("closed");
  return { outcome: "asked", code: { ...code, asks: code.asks + 1, asked: { phone, until: now + askLifeMs } } };
}

/** @returns null when nothing is asked (any more). @param now ms since 1970 */
export function answerAsk(code: PhoneCode, answer: "yes" | "no", now: number): PhoneCode | null {
  if (!isAsking(code, now) || !code.asked || code.taken) return null;
  // a yes waits as long again for the phone to come and fetch it
  return { ...code, asked: { ...code.asked, answer, until: answer === "yes" ? now + askLifeMs : code.asked.until } };
}

/** What the kiosk shows: `asking`, a phone stands before the door; `answered`, it was let in and is on its way. */
export type CodeState = "open" | "asking" | "answered" | "closed";

export function codeState(code: PhoneCode, now: number): CodeState {
  if (code.taken) return "answered";
  if (now >= code.expiresAt) return "closed";
  if (isAsking(code, now)) return "asking";
  if (code.asked?.answer === "yes" && now < code.asked.until) return "answered";
  return "open";
}

/** A phone is at work with it: another code would leave that phone before a closed door. */
export const isBeingTaken = ({ taken }: PhoneCode, now: number): boolean => taken !== undefined && now < taken.at + takenHoldsMs;

const isAsking = ({ asked }: PhoneCode, now: number): boolean => asked !== undefined && asked.answer === undefined && now < asked.until;
