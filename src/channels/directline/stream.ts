import type { Activity } from "botbuilder";
import type { WebSocket } from "ws";
import type { Conversations } from "../../bot/conversations";
import type { ConversationKey } from "../../core/ports";
import { maxUnreadableMs, pageSize, readAgainMs, sendTimeoutMs } from "./limits";

/** One socket that shows a conversation's log as it grows. */
export interface Stream {
  readonly user: string;
  /** The person's token was renewed: stay open until then (ms since 1970). */
  extend(expiresAt: number): void;
  /** Pings, and reads the log again in case a wake-up was lost; ends a socket that did not answer the last ping. */
  check(): void;
  close(code: number, reason: string): void;
}

export interface StreamOptions {
  readonly socket: WebSocket;
  readonly conversations: Conversations;
  readonly key: ConversationKey;
  readonly user: string;
  /** A move closes the address that this socket was opened from. */
  readonly endsWithMove: boolean;
  /** Sequence number the client already has. */
  readonly after: number;
  readonly expiresAt: number;
  readonly now: () => number;
  readonly present: (activity: Activity) => Activity;
  readonly report: (error: unknown) => void;
  readonly onClosed: () => void;
}

/**
 * Sends frames `{activities, watermark}`: each entry once and in order, because a single loop reads, sends, waits until the frame is
 * taken, and only then moves on. A slow client thus holds one frame of memory, never a queue.
 *
 * One activity a frame: directlinejs hands out those of one frame by a timer each, so that two frames close together would be shuffled.
 */
export function openStream(options: StreamOptions): Stream {
  const { socket, conversations, key, now } = options;
  let after = options.after;
  let isReading = false;
  let isBehind = false;
  let isAnswering = true;
  let unreadableSince: number | null = null;
  let expiry: NodeJS.Timeout | undefined;

  const isOpen = (): boolean => socket.readyState === socket.OPEN;

  const readOn = async (): Promise<void> => {
    isReading = true;
    try {
      while (isBehind && isOpen()) {
        isBehind = false;
        const page = await conversations.read(key, after, pageSize);
        unreadableSince = null;
        if (page.hasMoved && options.endsWithMove) return socket.close(1008, "conversation moved");
        if (page.watermark <= after) continue;
        for (const [index, activity] of page.activities.entries()) {
          const seq = page.sequence[index]!;
          await send(socket, JSON.stringify({ activities: [options.present(activity)], watermark: String(seq) }));
          after = seq;
        }
        after = page.watermark;
        isBehind ||= page.hasMore;
      }
    } catch (error) {
      if (!isOpen()) return;
      options.report(error);
      unreadableSince ??= now();
      // 1013: try again later; a socket that stays open and shows nothing would look like a bot that does not answer
      if (now() - unreadableSince >= maxUnreadableMs) socket.close(1013, "the service cannot answer now");
      else setTimeout(wake, readAgainMs).unref();
    } finally {
      isReading = false;
    }
  };
  const wake = (): void => {
    isBehind = true;
    if (!isReading && isOpen()) void readOn();
  };
  const extend = (expiresAt: number): void => {
    clearTimeout(expiry);
    expiry = setTimeout(() => socket.close(1008, "token expired"), Math.max(0, expiresAt - now()));
    expiry.unref();
  };

  const stopWatching = conversations.watch(key, wake);
  socket.on("pong", () => (isAnswering = true));
  socket.on("error", () => socket.terminate()); // a frame too large, a broken line: the client comes back with its watermark
  socket.on("close", () => {
    clearTimeout(expiry);
    stopWatching();
    options.onClosed();
  });
  extend(options.expiresAt);
  wake();

  return {
    user: options.user,
    extend,
    check: () => {
      if (!isAnswering) return socket.terminate();
      isAnswering = false;
      socket.ping();
      wake();
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

/** Resolves when the frame has left this process; a client that does not take it in time is cut. */
function send(socket: WebSocket, frame: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooSlow = setTimeout(() => socket.terminate(), sendTimeoutMs);
    socket.send(frame, (error) => {
      clearTimeout(tooSlow);
      if (error) reject(error);
      else resolve();
    });
  });
}
