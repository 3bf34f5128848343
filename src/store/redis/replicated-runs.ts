import type { ReplicationCounts } from "../store";
import { isUnknownScript, unavailable, type RedisConnection } from "./connection";
import type { Script } from "./scripts/script";

/** Longest wait (ms) for the replicas: a healthy one takes one round trip. */
const replicaTimeoutMs = 50;

interface Run {
  readonly script: Script;
  readonly keys: readonly string[];
  readonly args: readonly (string | number)[];
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: unknown) => void;
}
/** How a run travels: by its name, with its text, or already done elsewhere and only waited for. */
type Sent = Run & ({ readonly as: "sha" | "text" } | { readonly as: "done"; readonly reply: unknown });
type Answer = readonly [error: Error | null, reply: unknown];

/**
 * Scripts whose writes must have reached `replicas` replicas before anybody hears of them, as far as replicas are there: beyond
 * `replicaTimeoutMs` the write stays acknowledged, counted as missed and told to `onMissed`, once an episode.
 *
 * `WAIT` keeps its whole connection waiting, so it is sent once behind everything that is ready to go to the same server; what comes
 * meanwhile goes together with the next one. While a replica hangs a turn takes 0.2 to 0.4 s (Redis looks at its timeouts every 100 ms),
 * however many are under way.
 */
export class ReplicatedRuns {
  /** By node, what waits for the batch that is on its way. */
  readonly #waiting = new Map<string, Sent[]>();
  #waited = 0;
  #missed = 0;
  #isMissing = false;

  constructor(readonly redis: RedisConnection, readonly replicas: number, readonly onMissed: () => void = () => undefined) {}

  get counts(): ReplicationCounts {
    return { waited: this.#waited, missed: this.#missed };
  }

  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    if (this.replicas === 0) return this.redis.run(script, keys, args);
    return new Promise((resolve, reject) => this.#add({ script, keys, args, resolve, reject, as: "sha" }));
  }

  #add(run: Sent): void {
    const node = this.redis.nodeOf(run.keys[0] ?? "");
    const waiting = this.#waiting.get(node);
    if (waiting !== undefined) {
      waiting.push(run);
      return;
    }
    this.#waiting.set(node, []);
    void this.#sendAll(node, [run]);
  }

  async #sendAll(node: string, first: readonly Sent[]): Promise<void> {
    for (let batch = first; batch.length > 0; batch = this.#waiting.get(node)?.splice(0) ?? []) {
      try {
        await this.#send(batch);
      } catch (error) {
        // nobody waits behind a server that does not answer
        for (const { reject } of [...batch, ...(this.#waiting.get(node)?.splice(0) ?? [])]) reject(error);
      }
    }
    this.#waiting.delete(node);
  }

  /** @throws StoreUnavailable when `WAIT` itself was not answered: what became of the writes is not known. */
  async #send(batch: readonly Sent[]): Promise<void> {
    const answers = await this.redis.ask(async (client) => {
      const pipeline = client.pipeline();
      for (const run of batch) {
        const { script, keys, args } = run;
        if (run.as === "done") pipeline.exists(keys[0] ?? ""); // names the node whose replicas are waited for
        else if (run.as === "text") pipeline.eval(script.lua, keys.length, ...keys, ...args);
        else pipeline.evalsha(script.sha, keys.length, ...keys, ...args);
      }
      const answers = (await pipeline.wait(this.replicas, replicaTimeoutMs).exec()) ?? [];
      const [notWaited] = answers.at(-1) ?? [new Error("no answer")];
      if (notWaited !== null) throw notWaited;
      return answers;
    });
    const reached = Number(answers.at(-1)?.[1]);
    batch.forEach((run, n) => this.#settle(run, answers[n] ?? [new Error("no answer"), null], reached));
  }

  #settle(run: Sent, [error, reply]: Answer, reached: number): void {
    if (run.as === "done") {
      this.#count(error === null && reached >= this.replicas);
      run.resolve(run.reply);
    } else if (error === null) {
      this.#count(reached >= this.replicas);
      run.resolve(reply);
    } else if (isUnknownScript(error)) {
      this.#add({ ...run, as: "text" });
    } else if (/^(MOVED|ASK) /.test(error.message)) {
      // in a pipeline ioredis does not follow; alone it does, and the node it was led to is then asked for its replicas
      this.redis.run(run.script, run.keys, run.args).then((done) => this.#add({ ...run, as: "done", reply: done }), run.reject);
    } else {
      run.reject(unavailable(error));
    }
  }

  #count(isReached: boolean): void {
    this.#waited += 1;
    if (!isReached) this.#missed += 1;
    if (!isReached && !this.#isMissing) this.onMissed();
    this.#isMissing = !isReached;
  }
}
