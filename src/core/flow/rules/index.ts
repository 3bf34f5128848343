import type { Computation, Rule } from "./rule";

/** Named rules and computations of every procedure; ids carry the procedure's prefix. */
export const rules: Readonly<Record<string, Rule>> = {};
export const computations: Readonly<Record<string, Computation>> = {};
export type { Computation, Rule, Values } from "./rule";
