import { parseArgs } from "node:util";
import { isMutation, mutationNames, type Mutation } from "./mutations";

export const faultKinds = ["kill", "stop", "redis", "rolling"] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Options {
  readonly seed: number;
  readonly conversations: number;
  /** Talks at the same time. */
  readonly parallel: number;
  readonly nodes: number;
  /** Which faults are injected into processes; people and platforms misbehave in any case. */
  readonly faults: readonly FaultKind[];
  readonly mutation: Mutation | null;
  /** Nothing settled for so long (s) at the end: what is missing then is lost. */
  readonly patienceSeconds: number | null;
}

/** @throws Error that says how to call the program. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: "string", default: "1" }, conversations: { type: "string", default: "1000" }, parallel: { type: "string", default: "150" },
      nodes: { type: "string", default: "3" }, faults: { type: "string", default: faultKinds.join(",") }, mutate: { type: "string" },
      patience: { type: "string" },
    },
  });
  const faults = values.faults === "none" ? [] : values.faults.split(",");
  if (!faults.every((name): name is FaultKind => (faultKinds as readonly string[]).includes(name))) throw new Error(`--faults takes none or ${faultKinds.join(",")}`);
  const mutation = values.mutate ?? null;
  if (mutation !== null && !isMutation(mutation)) throw new Error(`--mutate takes one of ${mutationNames.join(", ")}`);
  return {
    seed: whole("seed", values.seed, 0, 2 ** 32 - 1), conversations: whole("conversations", values.conversations, 1, 100_000),
    parallel: whole("parallel", values.parallel, 1, 1_000), nodes: whole("nodes", values.nodes, 2, 8), faults, mutation,
    patienceSeconds: values.patience === undefined ? null : whole("patience", values.patience, 1, 600),
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new Error(`--${name} takes a whole number from ${least} to ${most}`);
  return value;
}
