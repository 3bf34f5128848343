import { ConnectionStatus, DirectLine } from "botframework-directlinejs";
import type { Activity } from "botframework-directlinejs";
import type { Heard } from "./activity";
import type { Posted } from "./outbox";
import { directLineUrl } from "./service";

/** One DirectLine object, used for one connection and then thrown away. */
export interface Line {
  post(activity: object): Promise<Posted>;
  /** Where the next line continues: after what was handed out, which may be less than what has come. */
  watermark(): string;
  end(): void;
}

export interface LineEvents {
  onOpen(): void;
  onHeard(activity: Heard): void;
  /** Once, and never after `end()`. */
  onDown(): void;
}

export interface LineStart {
  readonly token: string;
  /** Absent: the conversation is new to the service. */
  readonly conversationId?: string;
  readonly watermark?: string;
  readonly locale: string;
}

/**
 * directlinejs stays "Online" when its socket drops, opens one more socket at each change of status, and gives up for ever after 45 tries.
 * So a line lives as long as its first socket: whatever goes wrong it reports `onDown` and is ended; the watchdog builds the next one.
 */
export function openLine(start: LineStart, events: LineEvents): Line {
  let isLive = true;
  const down = (): void => {
    if (!isLive) return;
    end();
    events.onDown();
  };

  // directlinejs moves its own watermark when a frame comes and hands out what is in it a moment later: a line that ends in between would lose it for good
  const handedOut = new HandedOut(start.watermark ?? "");

  class WatchedSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener("message", ({ data }) => handedOut.comes(data));
      this.addEventListener("open", () => isLive && events.onOpen());
      this.addEventListener("close", down);
    }
  }

  const { locale, ...place } = start;
  const directLine = new DirectLine({ ...place, domain: directLineUrl(), WebSocket: WatchedSocket, conversationStartProperties: { locale } });
  directLine.connectionStatus$.subscribe((status) => {
    if (status === ConnectionStatus.ExpiredToken || status === ConnectionStatus.FailedToConnect) down();
  });
  directLine.activity$.subscribe((activity) => {
    if (!isLive) return;
    handedOut.hand(activity.id);
    events.onHeard(activity as Heard);
  }, down);

  function end(): void {
    isLive = false;
    directLine.end();
  }
  return {
    post: (activity) => post(directLine, activity),
    watermark: () => handedOut.watermark,
    end,
  };
}

/** The watermark of the last frame whose activities were all handed out. */
class HandedOut {
  /** Watermarks of frames that have come, by the id of the last activity in them. */
  private readonly awaited = new Map<string, string>();

  constructor(public watermark: string) {}

  /** @param frame as the socket gives it; an empty one is a sign of life. */
  comes(frame: unknown): void {
    if (typeof frame !== "string" || frame === "") return;
    const { activities, watermark } = JSON.parse(frame) as { readonly activities?: readonly { readonly id?: string }[]; readonly watermark?: string };
    const last = activities?.at(-1)?.id;
    if (last !== undefined && watermark !== undefined) this.awaited.set(last, watermark);
  }

  hand(id: string | undefined): void {
    const reached = id === undefined ? undefined : this.awaited.get(id);
    if (id === undefined || reached === undefined) return;
    this.awaited.delete(id);
    this.watermark = reached;
  }
}

/** The id "retry" means that nothing was sent, though directlinejs calls it a success. */
function post(directLine: DirectLine, activity: object): Promise<Posted> {
  return new Promise((resolve) => {
    directLine.postActivity(activity as Activity).subscribe(
      (id) => resolve(id === "retry" ? "later" : "sent"),
      (error: { readonly status?: number } | undefined) => resolve(postFailure(error?.status)),
    );
  });
}

function postFailure(status: number | undefined): Posted {
  if (status === 404) return "ended";
  const canPassLater = status === undefined || status === 429 || status >= 500;
  return canPassLater ? "later" : "refused";
}
