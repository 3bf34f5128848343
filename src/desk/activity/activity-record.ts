import { createHash } from "node:crypto";
import { parisDate } from "../../core/flow/dates";
import type { FlowId, IsoDate } from "../../core/flow/model";
import type { CloseReason } from "../api";
import type { EndedCase } from "./ended-case";
import { themeOf, type ProcedureTheme } from "./procedure-themes";

const minuteMs = 60_000;

export type Autonomy = "entierement_accompagne" | "partiellement_autonome" | "autonome";

/** One activity (CRA) with the names and values of La Coop's API, version 1 (`GET /api/v1/activites`). Null and empty: nobody knows. */
export interface ActivityRecord {
  readonly type: "individuel";
  readonly accompagnements: 1;
  readonly date: IsoDate;
  /** Minutes, begun ones count. */
  readonly duree: number;
  readonly type_lieu: "a_distance";
  readonly creation: string;
  readonly autonomie: Autonomy | null;
  readonly oriente_vers_structure: boolean | null;
  readonly structure_de_redirection: null;
  readonly materiel: readonly [];
  readonly thematiques: readonly (ProcedureTheme | "aide_aux_demarches_administratives")[];
  /** French name of the procedure. */
  readonly precisions_demarche: string | null;
  readonly beneficiaires: typeof anonymous;
}

/** One person, of whom nothing is said. */
const anonymous = {
  total: 1, genres: { non_communique: 1 }, tranches_age: { non_communique: 1 }, statuts: { non_communique: 1 },
} as const;

const autonomies: Readonly<Record<1 | 2 | 3, Autonomy>> = { 1: "entierement_accompagne", 2: "partiellement_autonome", 3: "autonome" };

/** Where somebody was sent is known when a mediator said so; the other reasons leave it open, but for a case that was solved here. */
const orientations: Readonly<Partial<Record<CloseReason, boolean>>> = { oriented: true, solved: false };

/** Nobody was helped in a case that no mediator ever had, and what was asked twice was helped with once. */
export const isActivity = ({ mediator, reason }: EndedCase): boolean => mediator !== null && reason !== "duplicate";

/** @param nameOf French name of a procedure, null when there is none of that id. */
export function activityOf({ endedAt, heldMs, flow, level, reason }: EndedCase, nameOf: (flow: FlowId) => string | null): ActivityRecord {
  const theme = flow === null ? null : themeOf(flow);
  return {
    type: "individuel", accompagnements: 1, date: parisDate(endedAt), duree: Math.max(1, Math.ceil(heldMs / minuteMs)), type_lieu: "a_distance",
    creation: new Date(endedAt).toISOString(), autonomie: level === null ? null : autonomies[level],
    oriente_vers_structure: reason === null ? null : (orientations[reason] ?? null), structure_de_redirection: null, materiel: [],
    // in La Coop's form the first opens the list of the second
    thematiques: theme === null ? [] : ["aide_aux_demarches_administratives", theme],
    precisions_demarche: flow === null ? null : nameOf(flow), beneficiaires: anonymous,
  };
}

/** The same for the same case in every export, so that it is counted once; it finds no case at the desk. A version 8 UUID (RFC 9562), as La Coop's ids are UUIDs. */
export function activityId(caseId: string): string {
  const hex = createHash("sha256").update(`activity ${caseId}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
