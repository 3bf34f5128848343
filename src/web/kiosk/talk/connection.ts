import type { Heard, OwnMessage } from "./activity";
import { openLine, type Line } from "./line";
import { Outbox } from "./outbox";
import { isServiceUp, renewToken, type Renewed } from "./service";
import type { Address, SessionMemory } from "./session-memory";
import type { ConnectionState } from "./talk-state";

const heartbeatMs = 15_000;
/** directlinejs renews the token of its own line and does not show it; a reload needs a fresh one too. */
const renewMs = 10 * 60_000;
/** An accepted message comes back on the stream within this time, or the stream is dead however open it looks. */
const echoTimeMs = 10_000;
const firstRetryMs = 500;
const slowestRetryMs = 15_000;
/** How long the good news of a recovery stays on screen. */
const recoveredMs = 4_000;
/** The stream is quiet this long (ms): what an earlier conversation had to show again has been shown. */
const restoredAfterMs = 700;
/** Lines in a row that failed although the token was renewed: the conversation itself is gone. */
const maxFailedLines = 6;

export interface ConnectionEvents {
  onState(state: ConnectionState): void;
  onHeard(activity: Heard): void;
  onOwn(clientId: string, state: OwnMessage["state"]): void;
}

/**
 * Keeps one conversation connected for as long as the page is open: heartbeat, echo check, and after any fault a **new** DirectLine with
 * a renewed token, the conversation's id and the last watermark (nothing lost, nothing twice, one socket).
 */
export class Connection {
  private line: Line | null = null;
  private watermark = "";
  private state: ConnectionState = "connecting";
  private failedLines = 0;
  /** Until the first line opened, the service may not know that the conversation began. */
  private hasBegun: boolean;
  private retryMs = firstRetryMs;
  /** Own messages that came back on the stream before the answer to their sending did. */
  private readonly echoedEarly = new Set<string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly outbox: Outbox;

  constructor(
    private address: Address,
    private readonly options: { readonly isNew: boolean; readonly locale: string; readonly memory: SessionMemory },
    private readonly events: ConnectionEvents,
  ) {
    this.outbox = new Outbox((activity) => this.line?.post(activity) ?? null, {
      onSent: (clientId) => {
        this.events.onOwn(clientId, "sent");
        if (!this.echoedEarly.delete(clientId)) this.in(`echo ${clientId}`, echoTimeMs, () => this.rebuild());
      },
      onLater: (clientId) => {
        this.events.onOwn(clientId, "not_sent");
        this.in("flush", this.nextRetryMs(), () => void this.outbox.flush());
      },
      onRefused: (clientId) => this.events.onOwn(clientId, "refused"),
      onEnded: () => this.finish(),
    });
    this.options.memory.keep(address);
    this.hasBegun = !options.isNew;
    if (this.hasBegun) void this.renewAndBuild();
    else this.build();
    this.beat();
    this.renewFromTimeToTime();
  }

  send(clientId: string, activity: object): void {
    this.outbox.add({ clientId, activity });
  }

  /** A person asks to try at once, or the browser says that the network is back. */
  hurry(): void {
    if (this.state === "lost") this.in("rebuild", 0, () => void this.renewAndBuild());
    else void this.outbox.flush();
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.line?.end();
    this.line = null;
  }

  private build(): void {
    const { token, conversationId } = this.address;
    this.line = openLine(
      { token, ...(this.hasBegun ? { conversationId } : {}), watermark: this.watermark, locale: this.options.locale },
      {
        onOpen: () => this.opened(),
        onHeard: (activity) => this.heard(activity),
        onDown: () => {
          this.failedLines += 1;
          this.rebuild();
        },
      },
    );
  }

  private opened(): void {
    this.hasBegun = true;
    this.failedLines = 0;
    this.retryMs = firstRetryMs;
    if (this.state === "connecting" && !this.options.isNew) {
      this.become("restoring");
      this.in("restored", restoredAfterMs, () => this.become("online"));
    } else if (this.state === "lost") {
      this.become("recovered");
      this.in("calm", recoveredMs, () => this.become("online"));
    } else {
      this.become("online");
    }
    void this.outbox.flush();
  }

  private heard(activity: Heard): void {
    this.watermark = this.line?.watermark() ?? this.watermark;
    const clientId = activity.channelData?.clientActivityID;
    if (typeof clientId === "string") this.echoed(clientId);
    if (this.state === "restoring") this.in("restored", restoredAfterMs, () => this.become("online"));
    this.events.onHeard(activity);
  }

  private echoed(clientId: string): void {
    this.cancel(`echo ${clientId}`);
    if (this.outbox.holds(clientId)) this.echoedEarly.add(clientId);
  }

  private rebuild(): void {
    this.watermark = this.line?.watermark() ?? this.watermark;
    this.line?.end();
    this.line = null;
    for (const name of this.timers.keys()) if (name !== "beat" && name !== "renew") this.cancel(name);
    if (this.failedLines >= maxFailedLines) return this.finish();
    this.become("lost");
    this.in("rebuild", this.nextRetryMs(), () => void this.renewAndBuild());
  }

  private async renewAndBuild(): Promise<void> {
    const renewed = this.hasBegun ? await renewToken(this.address) : await this.beginAgain();
    if (this.line !== null || this.isOver) return;
    if (renewed.outcome === "unreachable") return this.rebuild();
    if (renewed.outcome !== "renewed") return this.finish(renewed.outcome);
    this.remember(renewed.address);
    this.build();
  }

  private async beginAgain(): Promise<Renewed> {
    return (await isServiceUp()) ? { outcome: "renewed", address: this.address } : { outcome: "unreachable" };
  }

  private renewFromTimeToTime(): void {
    this.in("renew", renewMs, async () => {
      const renewed = this.state === "lost" ? null : await renewToken(this.address);
      if (renewed?.outcome === "renewed" && !this.isOver) this.remember(renewed.address);
      if (!this.isOver) this.renewFromTimeToTime();
    });
  }

  private remember(address: Address): void {
    this.address = address;
    this.options.memory.keep(address);
  }

  private beat(): void {
    this.in("beat", heartbeatMs, async () => {
      const isUp = await isServiceUp();
      if (this.isOver) return;
      if (!isUp && this.line !== null && !(await isServiceUp())) this.rebuild();
      this.beat();
    });
  }

  private get isOver(): boolean {
    return this.state === "ended" || this.state === "moved";
  }

  private finish(how: "ended" | "moved" = "ended"): void {
    this.become(how);
    this.options.memory.forget();
    this.close();
  }

  private become(state: ConnectionState): void {
    this.state = state;
    this.events.onState(state);
  }

  /** Doubles up to a bound, with some chance in it so that a room of kiosks does not knock at the same moment. */
  private nextRetryMs(): number {
    const wait = this.retryMs * (0.5 + Math.random());
    this.retryMs = Math.min(this.retryMs * 2, slowestRetryMs);
    return wait;
  }

  private in(name: string, ms: number, act: () => void): void {
    this.cancel(name);
    this.timers.set(name, setTimeout(() => {
      this.timers.delete(name);
      act();
    }, ms));
  }

  private cancel(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}
