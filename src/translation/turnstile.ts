import { EngineFailed } from "./engine";

/** Lets so many through at once; some more wait their turn, the rest are sent away at once. */
export class Turnstile {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number, readonly maxWaiting: number) {
    this.#free = places;
  }

  /**
   * @returns the way out, to be called once.
   * @throws EngineFailed `crowded`: too many wait; `too_slow`: nobody came out before the signal.
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#waiting.length >= this.maxWaiting) throw new EngineFailed("crowded");
    else await this.#turn(signal);
    return () => this.#leave();
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(new EngineFailed("too_slow"));
      };
      if (signal.aborted) return reject(new EngineFailed("too_slow"));
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(enter);
    });
  }

  /** The place goes straight to who waits longest. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
