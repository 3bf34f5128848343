import { hash } from "node:crypto";
import type { Said } from "../../core/message";
import { saidMs } from "../lifetimes";
import type { RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";

/** What is in a template comes from the reviewed content and is the same for everybody; values of a person are never in it. */
const sharedFields: ReadonlySet<string> = new Set<keyof Said>(["key", "buttons", "links", "contacts", "progress", "official", "sources", "checkedOn", "tone", "expects", "step"]);
/** Templates kept in memory (about 700 bytes each): more than all procedures have, so that this only bounds a defect. */
const maxKept = 20_000;

/** A template in a record of the log: `said` without what is personal, and the rest. */
export interface SplitSaid {
  readonly fingerprint: string;
  readonly rest?: Partial<Said>;
}

interface Known {
  readonly template: Partial<Said>;
  /** By shard: until when (ms since 1970) its copy there need not be written again. */
  readonly keptUntil: Map<string, number>;
}

/**
 * The same questions are said to everybody: their buttons, sources and keys are kept once a shard, by fingerprint, and an entry of the log names
 * it. Written by the first commit of a process that needs it there, in the same step.
 */
export class SaidTemplates {
  readonly #known = new Map<string, Known>();
  /** By the text of the template: what is said again and again is not hashed again. */
  readonly #fingerprints = new Map<string, string>();

  /** Of what holds nothing personal: the same question is mostly the same object. */
  readonly #plain = new WeakMap<Said, SplitSaid>();

  constructor(readonly redis: Pick<RedisConnection, "ask" | "onUsable">, readonly keys: RedisKeys) {
    // a server that is there again may be a replica that never had them
    redis.onUsable(() => {
      for (const { keptUntil } of this.#known.values()) keptUntil.clear();
    });
  }

  split(said: Said): SplitSaid {
    const before = this.#plain.get(said);
    return before !== undefined && this.#known.has(before.fingerprint) ? before : this.#split(said);
  }

  #split(said: Said): SplitSaid {
    const template: Record<string, unknown> = {};
    const rest: Record<string, unknown> = {};
    for (const field in said) {
      const value: unknown = said[field as keyof Said];
      (isShared(field, value) ? template : rest)[field] = value;
    }
    const json = JSON.stringify(template);
    const fingerprint = this.#fingerprints.get(json) ?? hash("sha256", json, "base64url").slice(0, fingerprintLength);
    if (!this.#known.has(fingerprint)) this.#learn(fingerprint, template);
    if (this.#fingerprints.size >= maxKept) this.#fingerprints.clear();
    this.#fingerprints.set(json, fingerprint);
    for (const _ in rest) return { fingerprint, rest };
    const plain = { fingerprint };
    this.#plain.set(said, plain);
    return plain;
  }

  /** @throws Error when the template was not loaded. */
  join(fingerprint: string, rest: Partial<Said> | undefined): Said {
    const found = this.#known.get(fingerprint);
    if (!found) throw new Error("a template of the log is not there"); // written before the commit, and it outlives the log
    return (rest === undefined ? found.template : { ...found.template, ...rest }) as Said;
  }

  /** Those that are not known to be kept long enough in this shard, as they are written: usually none. */
  notKept(shard: string, fingerprints: readonly string[]): readonly { readonly fingerprint: string; readonly json: string }[] {
    const now = Date.now();
    return fingerprints.flatMap((fingerprint) => {
      const { template, keptUntil } = this.#known.get(fingerprint)!;
      return (keptUntil.get(shard) ?? 0) >= now ? [] : [{ fingerprint, json: JSON.stringify(template) }];
    });
  }

  /** A commit wrote them. */
  kept(shard: string, fingerprints: readonly string[]): void {
    const until = Date.now() + saidMs / 2;
    for (const one of fingerprints) this.#known.get(one)?.keptUntil.set(shard, until);
  }

  async load(shard: string, fingerprints: readonly string[]): Promise<void> {
    const unknown = [...new Set(fingerprints)].filter((one) => !this.#known.has(one));
    await Promise.all(unknown.map(async (one) => {
      const json = await this.redis.ask((client) => client.get(this.keys.said(shard, one)));
      if (json !== null) this.#learn(one, JSON.parse(json) as Partial<Said>);
    }));
  }

  #learn(fingerprint: string, template: Partial<Said>): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= maxKept && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(fingerprint, { template, keptUntil: new Map() });
  }
}

/** 72 bits: what two procedures say must never be taken for one another. */
const fingerprintLength = 12;

/** Values of a person travel in `params`; buttons that carry some stay with their entry. */
function isShared(field: string, value: unknown): boolean {
  if (!sharedFields.has(field)) return field === "params" && Object.keys(Object(value)).length === 0;
  return field !== "buttons" || (value as NonNullable<Said["buttons"]>).every(({ label }) => label.params === undefined || Object.keys(label.params).length === 0);
}
