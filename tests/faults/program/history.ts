import { EventEmitter, once } from "node:events";

/** What a person sent. `id` is the event's id and, as a marker, part of its words. */
export interface SentEvent {
  readonly id: string;
  readonly text?: string;
  readonly button?: string;
  readonly clientLocale?: string;
  /** It asked for another language. */
  readonly asksLanguage: boolean;
  /** It erases everything, itself included. */
  readonly erases: boolean;
  /** When it was acknowledged (ms since 1970). */
  ackedAt?: number;
  /** Id the service gave for it; the acknowledgement of a push channel has none. */
  entryId?: string;
}

/** One thing that reached the person, as often and in the order it did. */
export interface SeenActivity {
  readonly id: string;
  readonly at: number;
  readonly isBot: boolean;
  readonly replyTo?: string;
  /** Sequence number, where the way in shows it. */
  readonly seq?: number;
  /** The platform took it and dropped the line: the service could not know. */
  readonly isDropped?: boolean;
  /** "Everything was erased." */
  readonly erases?: boolean;
}

export interface ButtonSeen {
  readonly title: string;
  readonly value: string;
}

/** The complete history of one person. */
export class History {
  readonly sent = new Map<string, SentEvent>();
  readonly seen: SeenActivity[] = [];
  readonly #shown = new EventEmitter();
  /** Markers of others that this person was shown. */
  readonly foreign = new Set<string>();
  /** Answers of the service that nobody should get: `403 /activities`. */
  readonly strange = new Set<string>();
  repeatedRequests = 0;

  record(event: SentEvent): void {
    this.sent.set(event.id, event);
  }

  show(activity: SeenActivity): void {
    this.seen.push(activity);
    this.#shown.emit("shown");
  }

  /** Resolves when more than `count` things have been shown, or after `ms`. */
  async seenMoreThan(count: number, ms: number): Promise<void> {
    const tooLate = new AbortController();
    const timer = setTimeout(() => tooLate.abort(), ms);
    while (this.seen.length <= count && !tooLate.signal.aborted) await once(this.#shown, "shown", { signal: tooLate.signal }).catch(() => undefined);
    clearTimeout(timer);
  }

  get erasing(): SentEvent | undefined {
    return [...this.sent.values()].find(({ erases, ackedAt }) => erases && ackedAt !== undefined);
  }
}
