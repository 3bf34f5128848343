import type { Sweeper } from "./bot/sweeper";
import type { Log } from "./http/log";
import type { Store } from "./store";

/** How often (ms) each kind of work is looked for. A person whose node died waits for the lease and one look at most. */
const every = {
  turns: 400,
  timers: 1_000,
  effects: 2_000,
  deliveries: 2_000,
  expired: 60_000,
  /** Files are rewritten well within the 24 hours that are promised after an erasure. */
  compact: 6 * 3_600_000,
} as const;
/** Conversations or timers taken in one look. */
const sweepLimit = 100;

/** Work that no message waits for: orphaned events, due timers, effects, undelivered messages, expired conversations, erased words in the files. */
export function startMaintenance(sweeper: Sweeper, store: Pick<Store, "compact">, log: Log): { stop(): Promise<void> } {
  const work: Readonly<Record<keyof typeof every, () => unknown>> = {
    turns: () => sweeper.turns(sweepLimit),
    timers: () => sweeper.timers(sweepLimit),
    effects: () => sweeper.effects(sweepLimit),
    deliveries: () => sweeper.deliveries(),
    expired: () => sweeper.expired(),
    compact: () => store.compact(),
  };
  const running = new Map<string, Promise<void>>();
  const timers = Object.entries(work).map(([name, look]) =>
    setInterval(() => {
      // one look of a kind at a time: a slow disk must not pile them up, nor a long compaction hold up orphans
      if (running.has(name)) return;
      const looking = Promise.resolve().then(look).then(() => undefined, (error: unknown) => log.warn("maintenance-failed", { step: name, error }));
      running.set(name, looking.finally(() => running.delete(name)));
    }, every[name as keyof typeof every]).unref());
  return {
    stop: async () => {
      timers.forEach(clearInterval);
      await Promise.all(running.values());
    },
  };
}
