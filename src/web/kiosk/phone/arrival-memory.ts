import { newArrival, type Arrival } from "./arrival";

const key = "passerelle-arrival";
const squareInAddress = /^#p=([\w-]{22})$/;

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
