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
  /** It was tried enough, or stood behind such a one of its case: not done, and kept for the mediator to say what becomes of it. */
  onGivenUp(act: OutgoingAct): void;
  /** Nothing more is sent before somebody signs in or unlocks. */
  onShut(code: "SIGNED_OUT" | "LOCKED"): void;
}

export interface OutboxOptions {
  post(act: OutgoingAct, request: ActRequest): Promise<Answer<unknown>>;
  random(): number;
  /** ms; it need only go forward. */
  now(): number;
  readonly firstRetryMs?: number;
  readonly slowestRetryMs?: number;
  readonly giveUpAfterMs?: number;
}

/** A restart of the service is over within this time (ms) from the first answer that was no; a mediator still remembers what they wrote. */
export const giveUpAfterMs = 60_000;
/** Tries that the service answered and did not take, at least: after one long wait it is asked again. */
export const minTriesAnswered = 4;

/** What a mediator did and the service has not confirmed yet: in order, in memory only, until it is confirmed or refused. */
export class ActOutbox {
  private waiting: OutgoingAct[] = [];
  private isPosting = false;
  private failures = 0;
  /** Of the first one that waits: answers that it was not taken, since the first of them. A network without any answer is no refusal. */
  private untaken: { readonly event: string; readonly since: number; readonly tries: number } | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: OutboxOptions, private readonly events: OutboxEvents) {}

  /** New, or given up before: under the same event, so that what was done after all is not done twice. */
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
        const refusal = answer.outcome === "refused" ? answer.refusal : null;
        const isNotYet = answer.outcome === "unreachable" || refusal?.code === "WAIT";
        if (isNotYet && this.isHopeless(next, answer)) {
          this.giveUp(next);
          continue;
        }
        if (isNotYet) return this.later(next, refusal?.retryAfterMs);
        if (refusal?.code === "SIGNED_OUT" || refusal?.code === "LOCKED") {
          this.events.onLater(next);
          return this.events.onShut(refusal.code);
        }
        this.waiting.shift();
        this.failures = 0;
        if (refusal === null) this.events.onDone(next);
        else this.events.onRefused(next, refusal.code);
      }
    } finally {
      this.isPosting = false;
    }
  }

  private isHopeless({ event }: OutgoingAct, answer: Answer<unknown>): boolean {
    if (answer.outcome === "unreachable" && !answer.isAnswered) return false;
    const now = this.options.now();
    const before = this.untaken?.event === event ? this.untaken : { event, since: now, tries: 0 };
    this.untaken = { ...before, tries: before.tries + 1 };
    return this.untaken.tries >= minTriesAnswered && now - before.since >= (this.options.giveUpAfterMs ?? giveUpAfterMs);
  }

  /** What was done in the case after it may mean nothing without it: a case is not closed before its last words were said. */
  private giveUp({ case: id }: OutgoingAct): void {
    const given = this.waiting.filter((act) => act.case === id);
    this.waiting = this.waiting.filter((act) => act.case !== id);
    this.failures = 0;
    this.untaken = null;
    for (const act of given) this.events.onGivenUp(act);
  }

  private later(act: OutgoingAct, afterMs = 0): void {
    const { random, firstRetryMs, slowestRetryMs } = this.options;
    const waitMs = Math.max(afterMs, retryDelayMs(this.failures, random(), firstRetryMs, slowestRetryMs));
    this.failures += 1;
    this.retry = setTimeout(() => void this.flush(), waitMs);
    this.events.onLater(act);
  }
}
