import { existsSync } from "node:fs";
import { isLongerThan } from "../core/code-points";
import { maxRecognizerLength } from "../core/limits";
import { keptAway } from "./kept-away";
import { runRecognizers, type RunningRecognizers } from "./recognizers-running";

export interface RecognizerRequest {
  readonly id: number;
  readonly kind: "warm_up" | "date" | "number";
  readonly text: string;
  /** ISO date */
  readonly today: string;
}

export interface RecognizerAnswer {
  readonly id: number;
  readonly values: readonly string[];
}

export interface Recognizers {
  /**
   * English dates (ISO) or numbers (decimal text) found in a text, at most `maxRecognizerLength` code points long.
   *
   * @param conversation one whose text was "slow" is kept away for half an hour.
   * @returns "away" while the models load (the first call starts that, nobody waits for it) and for a conversation that is kept away; "slow"
   * after `deadlineMs`.
   */
  find(kind: "date" | "number", text: string, today: string, conversation?: string): Promise<readonly string[] | "away" | "slow">;
  /** Resolves when the models and their spare are ready, or at once when there is no worker. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** An answer that takes longer (ms) is not worth the wait: warm calls take 3 ms. */
const longestWaitMs = 300;
/** The workers go after this long (ms) without a question, and give their memory back. */
const idleMs = 10 * 60_000;

/**
 * A worker that answers and, once there was a question for it, a spare with its models ready: it takes the place of one that hangs.
 *
 * @param workerFile compiled worker; when the file is not there, everything is "away".
 */
export function recognizers(workerFile: string, deadlineMs = longestWaitMs): Recognizers {
  const isThere = existsSync(workerFile);
  const away = keptAway();
  const running: { first: RunningRecognizers | null; spare: RunningRecognizers | null } = { first: null, spare: null };
  let idle: NodeJS.Timeout | undefined;

  function start(): RunningRecognizers {
    const started = runRecognizers(workerFile, () => {
      if (running.spare === started) running.spare = null;
      else if (running.first === started) [running.first, running.spare] = [running.spare, null];
    });
    return started;
  }

  const first = () => (running.first ??= start());

  /** Loads when the first is ready: two at once would hold up everybody on a small machine. */
  const spare = () => (first().isReady() ? (running.spare ??= start()) : null);

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ending = [running.first, running.spare];
    [running.first, running.spare] = [null, null];
    await Promise.all(ending.map((one) => one?.end()));
  }

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => void stop(), idleMs);
    idle.unref();
  }

  return {
    async find(kind, text, today, conversation = "") {
      if (!isThere || away.has(conversation)) return "away";
      if (isLongerThan(text, maxRecognizerLength)) return "slow";
      rest();
      const now = first();
      if (!now.isReady()) return "away";
      spare();
      const found = await now.ask({ kind, text, today }, deadlineMs);
      if (found !== "hung") return found === "ended" ? "away" : found;
      if (conversation !== "") away.add(conversation);
      spare();
      return "slow";
    },
    async warmUp() {
      if (!isThere) return;
      await first().ready;
      await spare()?.ready;
    },
    close: stop,
  };
}
