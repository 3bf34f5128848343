import { commit } from "../../../src/store/redis/scripts/commit";
import { takeDelivery } from "../../../src/store/redis/scripts/deliveries";
import { receive } from "../../../src/store/redis/scripts/receive";
import { script, type Script } from "../../../src/store/redis/scripts/script";

interface Patch {
  readonly script: Script;
  /** Lua to find, and what stands there instead; all occurrences. */
  readonly changes: readonly (readonly [from: string, to: string])[];
}

/** Each switches one part of the promise off: a fault program that does not notice proves nothing. */
const patches = {
  /** An event id is remembered and never looked at. */
  "duplicate-check": { script: receive, changes: [["return {'duplicate'}", ""]] },
  /** A holder whose lease has passed on writes all the same. */
  fence: { script: commit, changes: [["return {'lost'}", ""], ["if refusal then", "if false then"]] },
  /** The lease is given back without a look at what came meanwhile. */
  "atomic-release": { script: commit, changes: [["if nextEvent then", "if false then"]] },
  /** A message leaves while an earlier one of its conversation is still waiting. */
  "outbox-order": { script: takeDelivery, changes: [["if earlier[1] == 'queued'", "if false"]] },
} as const satisfies Readonly<Record<string, Patch>>;

export type Mutation = keyof typeof patches;
export const mutationNames = Object.keys(patches) as readonly Mutation[];
export const isMutation = (name: string): name is Mutation => name in patches;

/** Changes the scripts of this process, before a store is opened. @throws Error when a script no longer reads as expected. */
export function mutate(name: Mutation): void {
  const { script: target, changes }: Patch = patches[name];
  let { lua } = target;
  for (const [from, to] of changes) {
    if (!lua.includes(from)) throw new Error(`the mutation ${name} finds no "${from}" any more`);
    lua = lua.replaceAll(from, to);
  }
  Object.assign(target, script(lua));
}
