/** Lets everybody through, except while one closes it: that one waits until the room is empty, works alone, and opens again. */
export class Gate {
  #inside = 0;
  #whenEmpty: (() => void) | null = null;
  #alone: Promise<unknown> | null = null;

  async pass<T>(work: () => T | Promise<T>): Promise<T> {
    while (this.#alone !== null) await this.#alone.catch(() => undefined);
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#whenEmpty?.();
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone !== null) await this.#alone.catch(() => undefined);
    const turn = this.#empty().then(work);
    this.#alone = turn;
    try {
      return await turn;
    } finally {
      this.#alone = null;
    }
  }

  #empty(): Promise<void> {
    if (this.#inside === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenEmpty = () => {
        this.#whenEmpty = null;
        resolve();
      };
    });
  }
}
