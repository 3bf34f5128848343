import type { LogEntry } from "../core/ports";
import type { Said } from "../core/message";

/** Kept rendered, some 3 kB each: more than the questions of all procedures in the languages of one evening. */
const maxRendered = 2_000;

/**
 * What is said to everybody in the same words is put into words once a voice. Only for what holds no value of a person.
 *
 * @typeParam T what rendering makes of it.
 */
export class RenderedOnce<T> {
  /** By what is said, as JSON, then by voice. */
  readonly #known = new Map<string, Map<string, T>>();
  /** The same question is mostly the same object (core/flow/questions.ts): it is written out once. */
  readonly #written = new WeakMap<Said, string>();
  #size = 0;

  of(said: Said, { locale, simple, content }: LogEntry, render: () => T): T {
    const written = this.#writtenOut(said);
    const voice = `${locale} ${simple} ${content}`;
    const known = this.#known.get(written)?.get(voice);
    if (known !== undefined) return known;
    if (this.#size >= maxRendered) this.#forget();
    const rendered = render();
    const byVoice = this.#known.get(written) ?? new Map<string, T>();
    this.#known.set(written, byVoice.set(voice, rendered));
    this.#size += 1;
    return rendered;
  }

  #writtenOut(said: Said): string {
    const before = this.#written.get(said);
    if (before !== undefined) return before;
    const written = JSON.stringify(said);
    this.#written.set(said, written);
    return written;
  }

  #forget(): void {
    this.#known.clear();
    this.#size = 0;
  }
}
