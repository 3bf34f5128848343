import type { Act, ActRequest } from "../../../desk/api";
import type { Answer } from "../service/desk-service";
import { retryDelayMs } from "./back-off";

export interface OutgoingAct {
  /** Drawn once: sent again after a lost connection, the act is done once. */
  readonly event: string;
  readonly case: string;
  readonly act: Act;
}

export interface OutboxEvents {
  /** The service has it. */
  onDone(act: OutgoingAct): void;
  /** It will be sent again by itself. */
  onLater(act: OutgoingAct): void;
  onRefused(act: OutgoingAct, code: string): void;
  /** Nothing more is sent before somebody signs in or unlocks. */
  onShut(code: "SIGNED_OUT" | "LOCKED"): void;
}

export interface OutboxOptions {
  post(act: OutgoingAct, request: ActRequest): Promise<Answer<unknown>>;
  random(): number;
  readonly firstRetryMs?: number;
  readonly slowestRetryMs?: number;
}

/** What a mediator did and the service has not confirmed yet: in order, in memory only, until it is confirmed or refused. */
export class ActOutbox {
  private waiting: OutgoingAct[] = [];
  private isPosting = false;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: OutboxOptions, private readonly events: OutboxEvents) {}

  add(act: OutgoingAct): void {
    this.waiting.push(act);
    void this.flush();
  }

  /** Of somebody else who worked at this screen before: not to be done in the name of the next. */
  clear(): void {
    clearTimeout(this.retry);
    this.waiting = [];
  }

  /** Sends until there is nothing left or the service does not take one; called again when there is a reason to hope. */
  async flush(): Promise<void> {
    if (this.isPosting) return;
    this.isPosting = true;
    clearTimeout(this.retry);
    try {
      for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
        const answer = await this.options.post(next, { event: next.event, act: next.act });
        if (this.waiting[0] !== next) continue; // cleared meanwhile
        if (answer.outcome === "unreachable") return this.later(next);
        const refusal = answer.outcome === "refused" ? answer.refusal : null;
        if (refusal?.code === "SIGNED_OUT" || refusal?.code === "LOCKED") {
          this.events.onLater(next);
          return this.events.onShut(refusal.code);
        }
        if (refusal?.code === "WAIT") return this.later(next, refusal.retryAfterMs);
        this.waiting.shift();
        this.failures = 0;
        if (refusal === null) this.events.onDone(next);
        else this.events.onRefused(next, refusal.code);
      }
    } finally {
      this.isPosting = false;
    }
  }

  private later(act: OutgoingAct, afterMs = 0): void {
    const { random, firstRetryMs, slowestRetryMs } = this.options;
    const waitMs = Math.max(afterMs, retryDelayMs(this.failures, random(), firstRetryMs, slowestRetryMs));
    this.failures += 1;
    this.retry = setTimeout(() => void this.flush(), waitMs);
    this.events.onLater(act);
  }
}
