/** Why somebody did not get through: too many wait, or nobody came out before their time was over. */
export type TurnedAway = "crowded" | "too_slow";

/** Lets so many through at once; some more wait their turn, the rest are sent away at once. */
export class Turnstile {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param refusal what `enter` throws. */
  constructor(places: number, readonly maxWaiting: number, readonly refusal: (why: TurnedAway) => Error) {
    this.#free = places;
  }

  /**
   * @param signal ends the waiting.
   * @returns the way out, to be called once. @throws the refusal
   */
  async enter(signal?: AbortSignal): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#waiting.length >= this.maxWaiting) throw this.refusal("crowded");
    else await this.#turn(signal);
    return () => this.#leave();
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(this.refusal("too_slow"));
      };
      if (signal?.aborted) return reject(this.refusal("too_slow"));
      signal?.addEventListener("abort", giveUp, { once: true });
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
