/** A machine that failed so often in a row is left alone. */
const maxFailures = 3;
/** For so long (ms); then one request finds out whether it is back. */
const restMs = 30_000;

/** Stops asking a machine that does not answer: people do not wait for it again and again. */
export class Breaker {
  #failures = 0;
  #restsUntil = 0;

  constructor(readonly now: () => number) {}

  get isResting(): boolean {
    return this.now() < this.#restsUntil;
  }

  /** Whether to ask now. After a rest only one is let through until it is known how that went. */
  mayAsk(): boolean {
    if (this.isResting) return false;
    if (this.#failures >= maxFailures) this.#restsUntil = this.now() + restMs;
    return true;
  }

  answered(): void {
    this.#failures = 0;
    this.#restsUntil = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= maxFailures) this.#restsUntil = this.now() + restMs;
  }
}
