import { ConnectionStatus, DirectLine } from "botframework-directlinejs";
import type { Activity } from "botframework-directlinejs";
import type { Heard } from "./activity";
import type { Posted } from "./outbox";
import { directLineUrl } from "./service";

/** One DirectLine object, used for one connection and then thrown away. */
export interface Line {
  post(activity: object): Promise<Posted>;
  /** Where the next line continues. */
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

  class WatchedSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener("open", () => isLive && events.onOpen());
      this.addEventListener("close", down);
    }
  }

  const { locale, ...place } = start;
  const directLine = new DirectLine({ ...place, domain: directLineUrl(), WebSocket: WatchedSocket, conversationStartProperties: { locale } });
  directLine.connectionStatus$.subscribe((status) => {
    if (status === ConnectionStatus.ExpiredToken || status === ConnectionStatus.FailedToConnect) down();
  });
  directLine.activity$.subscribe((activity) => isLive && events.onHeard(activity as Heard), down);

  function end(): void {
    isLive = false;
    directLine.end();
  }
  return {
    post: (activity) => post(directLine, activity),
    watermark: () => (directLine as unknown as { readonly watermark: string }).watermark,
    end,
  };
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
