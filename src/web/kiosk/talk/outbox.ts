/** What became of a message that was posted. */
export type Posted = "sent" | "later" | "refused" | "ended";

export interface Outgoing {
  readonly clientId: string;
  readonly activity: object;
}

export interface OutboxEvents {
  /** Accepted by the service; its echo should follow on the stream. */
  onSent(clientId: string): void;
  onLater(clientId: string): void;
  onRefused(clientId: string): void;
  onEnded(): void;
}

/**
 * What a person said and the service has not accepted yet, in order, in memory only. A message is sent again with the same
 * `clientActivityID`, by which the service recognises a repeat.
 */
export class Outbox {
  private readonly waiting: Outgoing[] = [];
  private isPosting = false;

  constructor(
    private readonly post: (activity: object) => Promise<Posted> | null,
    private readonly events: OutboxEvents,
  ) {}

  add(outgoing: Outgoing): void {
    this.waiting.push(outgoing);
    void this.flush();
  }

  /** Whether the service has not yet said that it took this one. */
  holds(clientId: string): boolean {
    return this.waiting.some((one) => one.clientId === clientId);
  }

  /** Posts until the outbox is empty or the service does not take one; called again when there is a reason to hope. */
  async flush(): Promise<void> {
    if (this.isPosting) return;
    this.isPosting = true;
    try {
      for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
        const posted = await (this.post(next.activity) ?? "later");
        if (posted === "ended") return this.events.onEnded();
        if (posted === "later") return this.events.onLater(next.clientId);
        this.waiting.shift();
        if (posted === "sent") this.events.onSent(next.clientId);
        else this.events.onRefused(next.clientId);
      }
    } finally {
      this.isPosting = false;
    }
  }
}
