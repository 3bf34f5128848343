/** A tab says at most so often (ms) that somebody works in it. */
const touchEveryMs = 15_000;

export interface TabEvents {
  /** Somebody works in another tab of this browser: this one is not idle. */
  onTouch(): void;
  /** Another tab signed in or out, locked or unlocked. */
  onSession(): void;
}

/** One person, one session, perhaps several tabs. Nothing but these two words passes between them. */
export class OtherTabs {
  private readonly channel = new BroadcastChannel("passerelle-desk");
  private saidTouchAt = 0;

  constructor(events: TabEvents) {
    this.channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (data === "touch") events.onTouch();
      if (data === "session") events.onSession();
    });
  }

  sayTouch(): void {
    const now = Date.now();
    if (now - this.saidTouchAt < touchEveryMs) return;
    this.saidTouchAt = now;
    this.channel.postMessage("touch");
  }

  saySession(): void {
    this.channel.postMessage("session");
  }
}
