import type { AnswerValue } from "./model";

/**
 * Short name of one question in button values, so that a button pressed late answers its own question or none.
 * FNV-1a, 32 bits in base 36: an old button must not be taken for another question of the same person, nothing more.
 */
export function questionToken(...parts: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const char of parts.join("\u0000")) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, "0");
}

/** Short form of what a step was told with, to know whether it would be told the same again. */
export const tellingToken = (telling: string): string => questionToken(telling);

/** Reviewed content has some hundred questions and statements; their names are made once. */
export function remembered<T>(make: (of: string) => T): (of: string) => T {
  const known = new Map<string, T>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    if (known.size < maxRemembered) known.set(of, made);
    return made;
  };
}
const maxRemembered = 20_000;

export const answerButton = (token: string, value: string) => `a:${token}:${value}`;

export interface PressedAnswer {
  readonly token: string;
  readonly value: string;
}

export function parseAnswerButton(button: string): PressedAnswer | null {
  const found = /^a:([0-9a-z]{7}):(.{1,48})$/.exec(button);
  return found ? { token: found[1]!, value: found[2]! } : null;
}

/** Buttons carry text; a yes/no is kept as a boolean. */
export function pressedValue(value: string, isYesNo: boolean): AnswerValue {
  if (!isYesNo) return value;
  if (value === "yes") return true;
  return value === "no" ? false : value;
}
