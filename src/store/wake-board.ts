import type { ConversationName } from "./names";

/** Who waits for which conversation, in this process. */
export class WakeBoard {
  readonly #waiting = new Map<ConversationName, Set<() => void>>();

  /** Returns the way to stop. */
  add(name: ConversationName, wake: () => void): () => void {
    const entry = (): void => wake(); // the same function may wait twice
    const waiting = this.#waiting.get(name) ?? new Set();
    this.#waiting.set(name, waiting.add(entry));
    return () => {
      waiting.delete(entry);
      if (waiting.size === 0 && this.#waiting.get(name) === waiting) this.#waiting.delete(name);
    };
  }

  isWaitedFor(name: ConversationName): boolean {
    return this.#waiting.has(name);
  }

  get names(): readonly ConversationName[] {
    return [...this.#waiting.keys()];
  }

  wake(name: ConversationName): void {
    for (const wake of [...(this.#waiting.get(name) ?? [])]) wake();
  }

  /** After a lost connection nobody knows what was missed: everybody looks at the log. */
  wakeAll(): void {
    for (const name of [...this.#waiting.keys()]) this.wake(name);
  }
}
