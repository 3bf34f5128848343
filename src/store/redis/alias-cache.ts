/** Least recently used out first; an entry is trusted until the moment it carries. */
export class AliasCache {
  readonly #entries = new Map<string, { readonly id: string; readonly until: number }>();

  constructor(readonly capacity: number) {}

  find(key: string, now: number): string | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry === undefined || entry.until <= now) return undefined;
    this.#entries.set(key, entry); // a Map keeps the order of insertion: this one is now the youngest
    return entry.id;
  }

  keep(key: string, id: string, until: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { id, until });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.capacity && !oldest.done) this.#entries.delete(oldest.value);
  }
}
