import type { Voice } from "./voice";

/** One message to be heard. */
export interface Audible {
  readonly name: string;
  readonly url: string;
  readonly token: () => string;
}

/**
 * For whoever listens first: each new message is heard by itself, one after the other. Whatever the person does with the sound ends what was still to come:
 * a voice that goes on after one has stopped it, or begins again behind another, is a voice that one cannot live with.
 */
export class ReadingAloud {
  #waiting: readonly Audible[] = [];
  #current: string | null = null;
  readonly #forget: () => void;

  constructor(private readonly voice: Voice) {
    this.#forget = voice.onChange(() => this.#follow());
  }

  /** Heard after what is heard now. */
  add(messages: readonly Audible[]): void {
    this.#waiting = [...this.#waiting, ...messages];
    if (this.#current === null) this.#next();
  }

  /** The person has answered, or wants silence: nothing of what waits is said. Silent at once if it was this that spoke. */
  stop(): void {
    const isSpeaking = this.#current !== null;
    this.#drop();
    if (isSpeaking) this.voice.stop();
  }

  close(): void {
    this.stop();
    this.#forget();
  }

  #next(): void {
    const [next, ...later] = this.#waiting;
    this.#waiting = later;
    this.#current = next?.name ?? null;
    if (next !== undefined) void this.voice.play(next.name, next.url, next.token());
  }

  #follow(): void {
    const { state } = this.voice;
    if (this.#current === null) return;
    if (state.kind === "silent") {
      if (state.hasEnded === true) this.#next();
      else if (state.hasEnded === false) this.#drop();
    } else if (state.name !== this.#current || state.kind === "failed") this.#drop();
  }

  #drop(): void {
    this.#waiting = [];
    this.#current = null;
  }
}
