import type { TurnPipeline } from "./bot/turn-pipeline";
import type { Log } from "./http/log";
import type { Store } from "./store";

/** Conversations whose holder died are looked for this often (ms). */
const sweepEveryMs = 2_000;
/** Files are rewritten this often (ms) when something was erased: well within the 24 hours that are promised. */
const compactEveryMs = 6 * 3_600_000;
const sweepLimit = 50;

/** Work that no message waits for: orphaned events, expired conversations, erased words left in the files. */
export function startMaintenance(pipeline: TurnPipeline, store: Pick<Store, "compact">, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const every = (ms: number, name: string, work: () => Promise<unknown>) =>
    setInterval(() => {
      // one after the other: a slow disk must not pile them up
      running = running.then(work).then(() => undefined, (error: unknown) => log.warn("maintenance-failed", { step: name, error }));
    }, ms).unref();
  const timers = [
    every(sweepEveryMs, "sweep", () => pipeline.sweep(sweepLimit)),
    every(compactEveryMs, "compact", () => store.compact()),
  ];
  return {
    stop: async () => {
      timers.forEach(clearInterval);
      await running;
    },
  };
}
