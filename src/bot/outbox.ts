import type { ChannelId } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";
import type { Commit, LogEntry } from "../core/ports";

/** What the turns tell whoever sends to the push channels (src/bot/delivery.ts). */
export interface Outbox {
  /** Entries that somebody must send, as the commit lists them; none on a channel whose client reads the log. */
  deliveriesOf(channel: ChannelId, entries: readonly LogEntry[]): Commit<Session>["deliver"];
  /** The commit was kept: what it lists may be sent. */
  committed(commit: Commit<Session>): void;
  /** Looks for anything due; never waits, never throws. */
  wake(): void;
}
