import type { FlowId } from "../../core/flow/model";

/**
 * The families of service-public.fr, as La Coop calls them; the ten themes of Aidants Connect are the same without the associations.
 * Source: inclusion-numerique/coop-mediation-numerique, field « thématique » of an activity.
 */
export const procedureThemes = [
  "papiers_elections_citoyennete", "famille_scolarite", "social_sante", "travail_formation", "logement", "transports_mobilite", "argent_impots", "justice",
  "etrangers_europe", "loisirs_sports_culture", "associations",
] as const;
export type ProcedureTheme = (typeof procedureThemes)[number];

/** La Coop puts the RSA in « Social - Santé », France Travail in « Travail - Formation » and housing aid in « Logement ». */
const themes: Readonly<Record<FlowId, ProcedureTheme>> = {
  "caf-aide-logement": "logement",
  "caf-rsa": "social_sante",
  "france-travail-inscription": "travail_formation",
};

/** Null for what is no procedure, and for one that nobody gave a theme. */
export const themeOf = (flow: FlowId): ProcedureTheme | null => (Object.hasOwn(themes, flow) ? (themes[flow] ?? null) : null);
