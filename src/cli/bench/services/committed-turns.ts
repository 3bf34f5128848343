import type { Accepted } from "../../../bot/conversations";
import type { ConversationKey, LogEntry } from "../../../core/ports";

/** Longer than a lease: the event of a dead node is played first. */
const waitMs = 60_000;

type Hear = (entries: readonly LogEntry[]) => void;

/** Waits for what the pipeline of this process committed in answer to one event; one event at a time in each conversation. */
export class CommittedTurns {
  private readonly hearers = new Map<string, Hear>();

  add(key: ConversationKey, entries: readonly LogEntry[]): void {
    this.hearers.get(key.id)?.(entries);
  }

  /** @throws Error when the event is refused, or nothing is committed in `waitMs`. */
  async answerTo(key: ConversationKey, accept: () => Promise<Accepted>): Promise<readonly LogEntry[]> {
    const heard: (readonly LogEntry[])[] = [];
    let hear: Hear = (entries) => void heard.push(entries);
    this.hearers.set(key.id, (entries) => hear(entries));
    try {
      const accepted = await accept();
      if (accepted.outcome !== "accepted") throw new Error(`the event was not accepted: ${accepted.outcome}`);
      const answers = (entries: readonly LogEntry[]) => entries.some(({ replyTo }) => replyTo === accepted.entryId);
      return heard.find(answers) ?? (await new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error("nothing was committed")), waitMs);
        hear = (entries) => {
          if (!answers(entries)) return;
          clearTimeout(late);
          resolve(entries);
        };
      }));
    } finally {
      this.hearers.delete(key.id);
    }
  }
}
