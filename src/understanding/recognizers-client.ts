import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { maxRecognizerLength } from "../core/limits";
import { lengthOf } from "./text";

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
   * @returns "cold" while the models load (the first call starts that, nobody waits for it), "slow" after `deadlineMs`.
   */
  find(kind: "date" | "number", text: string, today: string): Promise<readonly string[] | "cold" | "slow">;
  /** Resolves when the models are ready, or at once when there is no worker. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** An answer that takes longer (ms) is not worth the wait: warm calls take 3 ms. */
const deadlineMs = 300;
/** Models that take longer (ms) than this to load are given up until the next question. */
const warmUpLimitMs = 20_000;
/** The worker goes after this long (ms) without a question, and gives its memory back. */
const idleMs = 10 * 60_000;

interface Running {
  readonly worker: Worker;
  readonly ready: Promise<boolean>;
  isReady: boolean;
}

/** @param workerFile compiled worker; when the file is not there, everything is "cold". */
export function recognizers(workerFile: string): Recognizers {
  const waiting = new Map<number, (values: readonly string[] | null) => void>();
  let running: Running | null = null;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;
  const isThere = existsSync(workerFile);

  function ask(worker: Worker, request: Omit<RecognizerRequest, "id">, limitMs: number): Promise<readonly string[] | null> {
    const id = (lastId += 1);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        // one text that never ends would hold up every later one
        if (waiting.has(id)) stop();
      }, limitMs);
      waiting.set(id, (values) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(values);
      });
      worker.postMessage({ id, ...request });
    });
  }

  function start(): Running {
    const worker = new Worker(workerFile);
    worker.unref();
    worker.on("message", ({ id, values }: RecognizerAnswer) => waiting.get(id)?.(values));
    worker.on("error", () => stop(worker));
    const ready = ask(worker, { kind: "warm_up", text: "", today: "2026-01-01" }, warmUpLimitMs).then((answer) => answer !== null);
    const started: Running = { worker, ready, isReady: false };
    void ready.then((isReady) => {
      started.isReady = isReady;
    });
    return (running = started);
  }

  function stop(only?: Worker): void {
    if (!running || (only && running.worker !== only)) return;
    const { worker } = running;
    running = null;
    clearTimeout(idle);
    for (const done of [...waiting.values()]) done(null);
    void worker.terminate();
  }

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => stop(), idleMs);
    idle.unref();
  }

  return {
    async find(kind, text, today) {
      if (!isThere) return "cold";
      if (lengthOf(text) > maxRecognizerLength) return "slow";
      rest();
      const now = running ?? start();
      if (!now.isReady) return "cold";
      return (await ask(now.worker, { kind, text, today }, deadlineMs)) ?? "slow";
    },
    async warmUp() {
      if (isThere) await (running ?? start()).ready;
    },
    async close() {
      const worker = running?.worker;
      stop();
      await worker?.terminate();
    },
  };
}
