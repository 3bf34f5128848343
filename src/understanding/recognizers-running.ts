import { Worker } from "node:worker_threads";
import type { RecognizerAnswer, RecognizerRequest } from "./recognizers-client";

/** Models that take longer (ms) than this to load are given up until the next question. */
const warmUpLimitMs = 20_000;

/** One worker with its models, from its start to its end. */
export interface RunningRecognizers {
  /** Whether the models came to be ready. */
  readonly ready: Promise<boolean>;
  isReady(): boolean;
  /** What was found; "hung" when this text took longer than `limitMs`, which ends the worker; "ended" when the worker ended before its turn came. */
  ask(request: Omit<RecognizerRequest, "id">, limitMs: number): Promise<readonly string[] | "hung" | "ended">;
  end(): Promise<void>;
}

/** @param onEnd called once, when the worker ended by itself or because of a text. */
export function runRecognizers(workerFile: string, onEnd: () => void): RunningRecognizers {
  const worker = new Worker(workerFile);
  const waiting = new Map<number, (found: readonly string[] | "hung" | "ended") => void>();
  let lastId = 0;
  let hasEnded = false;
  let isReady = false;

  function close(): Promise<unknown> {
    hasEnded = true;
    for (const done of [...waiting.values()]) done("ended");
    return worker.terminate();
  }

  function giveUp(): void {
    if (hasEnded) return;
    void close();
    onEnd();
  }

  function ask(request: Omit<RecognizerRequest, "id">, limitMs: number): Promise<readonly string[] | "hung" | "ended"> {
    if (hasEnded) return Promise.resolve("ended");
    const id = (lastId += 1);
    return new Promise((resolve) => {
      const judge = () => {
        const done = waiting.get(id);
        if (!done) return;
        done("hung");
        giveUp();
      };
      // answers that came while this thread was busy are read before anybody is judged
      const timer = setTimeout(() => setImmediate(judge), limitMs);
      waiting.set(id, (found) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(found);
      });
      worker.postMessage({ id, ...request });
    });
  }

  worker.unref();
  worker.on("message", ({ id, values }: RecognizerAnswer) => waiting.get(id)?.(values));
  worker.on("error", giveUp);
  const ready = ask({ kind: "warm_up", text: "", today: "2026-01-01" }, warmUpLimitMs).then((answer) => (isReady = typeof answer !== "string"));
  return { ready, isReady: () => isReady && !hasEnded, ask, end: async () => void (await close()) };
}
