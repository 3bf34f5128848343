import type { ActivityRecord, Autonomy } from "./activity-record";

// Not sentences of ours: the names that La Coop's own export gives to its columns and values, kept letter by letter (its apostrophes too) so that
// both tables can be put under one another. Source: inclusion-numerique/coop-mediation-numerique, export of the « accompagnements ».

/** Without those that name a mediator or a beneficiary, and without the notes. */
export const columns = [
  "Date", "Enregistré le", "Dernière modification le", "Type", "Participants", "Canaux d’accompagnement", "Nom du lieu", "Adresse", "Commune", "Code postal",
  "Code Insee", "Durée (min)", "Nom de l’atelier", "Matériel numérique utilisé", "Thématique(s) d’accompagnement", "Tags", "Nom de la démarche administrative",
  "Niveau d’autonomie (ou de l’atelier)", "Bénéficiaire réorienté", "Structure de redirection", "Commune du bénéficiaire", "Code postal du bénéficiaire",
  "Code Insee du bénéficiaire", "Genre du bénéficiaire", "Tranche d’âge du bénéficiaire", "Statut du bénéficiaire", "ID CRA",
] as const;
export type Column = (typeof columns)[number];

export const typeLabel = "Accompagnement individuel";
export const channelLabel = "À distance";
export const undisclosedLabel = "Non communiqué";
export const yesNoLabel = (isYes: boolean): string => (isYes ? "Oui" : "Non");

/** As the form says them: the table's own « 2/3 » becomes the second of March when a spreadsheet opens a CSV. */
export const autonomyLabels: Readonly<Record<Autonomy, string>> = {
  entierement_accompagne: "Avec guidage", partiellement_autonome: "Autonome avec guidage en cas de besoin", autonome: "Autonome",
};

export const thematicLabels: Readonly<Record<ActivityRecord["thematiques"][number], string>> = {
  aide_aux_demarches_administratives: "Aide aux démarches administratives",
  papiers_elections_citoyennete: "Papiers - Élections - Citoyenneté",
  famille_scolarite: "Famille - Scolarité",
  social_sante: "Social - Santé",
  travail_formation: "Travail - Formation - Entreprise",
  logement: "Logement",
  transports_mobilite: "Transports - Mobilité",
  argent_impots: "Argent - Impôts",
  justice: "Justice",
  etrangers_europe: "Étrangers - Europe",
  loisirs_sports_culture: "Loisirs - Sports - Culture",
  associations: "Associations",
};
