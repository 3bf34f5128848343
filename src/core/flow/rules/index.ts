import { cafAideLogementComputations, cafAideLogementRules } from "./caf-aide-logement";
import { cafRsaComputations, cafRsaRules } from "./caf-rsa";
import { franceTravailComputations, franceTravailRules } from "./france-travail-inscription";
import type { Computation, Rule } from "./rule";

/** Named rules and computations of every procedure; ids carry the procedure's prefix. */
export const rules: Readonly<Record<string, Rule>> = { ...franceTravailRules, ...cafRsaRules, ...cafAideLogementRules };
export const computations: Readonly<Record<string, Computation>> = { ...franceTravailComputations, ...cafRsaComputations, ...cafAideLogementComputations };
export type { Computation, Rule, Values } from "./rule";
