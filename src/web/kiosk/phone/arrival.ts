/** What a phone came with: the code, and a secret of this one attempt, so that it may ask again when an answer was lost. */
export interface Arrival {
  readonly by: "square" | "digits";
  readonly code: string;
  readonly phone: string;
}

const key = "passerelle-arrival";
const squareInAddress = /^#p=([\w-]{22})$/;
const secretBytes = 16;

export const addressOfSquare = (origin: string, square: string): string => `${origin}/#p=${square}`;

export function newArrival(by: Arrival["by"], code: string): Arrival {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  const phone = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return { by, code, phone };
}

/**
 * The square's code stands after the `#`, which no server and no other site is told; it leaves the address, and the history, before anything else
 * is done. A page that is loaded again in the middle goes on with what it had.
 */
export function takeArrival(): Arrival | null {
  const square = squareInAddress.exec(location.hash)?.[1];
  if (square === undefined) return recallArrival();
  history.replaceState(null, "", location.pathname + location.search);
  const arrival = newArrival("square", square);
  keepArrival(arrival);
  return arrival;
}

/** As long as the tab, until the talk is here: reloaded in between, this phone would else stand before a door that it has closed itself. */
export const keepArrival = (arrival: Arrival): void => sessionStorage.setItem(key, JSON.stringify(arrival));
export const forgetArrival = (): void => sessionStorage.removeItem(key);

function recallArrival(): Arrival | null {
  try {
    const { by, code, phone } = JSON.parse(sessionStorage.getItem(key) ?? "null") as Partial<Arrival>;
    return (by === "square" || by === "digits") && typeof code === "string" && typeof phone === "string" ? { by, code, phone } : null;
  } catch {
    return null;
  }
}

/** Six digits as somebody typed them, with the digits of their own keyboard, in groups or not. @returns null when it is something else. */
export function readDigits(typed: string): string | null {
  const plain = typed.replace(/[\s\u200e\u200f-]/g, "").replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return /^\d{6}$/.test(plain) ? plain : null;
}
