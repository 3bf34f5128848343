/** What a phone came with: the code, and a secret of this one attempt, so that it may ask again when an answer was lost. */
export interface Arrival {
  readonly by: "square" | "digits";
  readonly code: string;
  readonly phone: string;
}

const secretBytes = 16;

export const addressOfSquare = (origin: string, square: string): string => `${origin}/#p=${square}`;

export function newArrival(by: Arrival["by"], code: string): Arrival {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  const phone = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return { by, code, phone };
}

/** Six digits as somebody typed them, with the digits of their own keyboard, in groups or not. @returns null when it is something else. */
export function readDigits(typed: string): string | null {
  const plain = typed.replace(/[\s\u200e\u200f-]/g, "").replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return /^\d{6}$/.test(plain) ? plain : null;
}
