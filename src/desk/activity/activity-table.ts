import type { ActivityRecord } from "./activity-record";
import { autonomyLabels, channelLabel, columns, thematicLabels, typeLabel, undisclosedLabel, yesNoLabel, type Column } from "./la-coop-labels";

const parisTime = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "Europe/Paris", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
});

/** Columns of La Coop's export, filled as it fills them; what nobody knows is empty. The first row names them. */
export function activityTable(activities: readonly { readonly id: string; readonly activity: ActivityRecord }[]): readonly (readonly (string | number)[])[] {
  return [columns, ...activities.map(({ id, activity }) => {
    const cells = cellsOf(id, activity);
    return columns.map((column) => cells[column] ?? "");
  })];
}

function cellsOf(id: string, activity: ActivityRecord): Partial<Readonly<Record<Column, string | number>>> {
  const { date, duree, creation, autonomie, oriente_vers_structure: isOriented, thematiques, precisions_demarche: procedure } = activity;
  return {
    "Date": frenchDay(date), "Enregistré le": parisTime.format(new Date(creation)).replace(" ", " à "), "Type": typeLabel, "Participants": activity.accompagnements,
    "Canaux d’accompagnement": channelLabel, "Durée (min)": duree, "Thématique(s) d’accompagnement": thematiques.map((name) => thematicLabels[name]).join("\n"),
    "Nom de la démarche administrative": procedure ?? "", "Niveau d’autonomie (ou de l’atelier)": autonomie === null ? "" : autonomyLabels[autonomie],
    "Bénéficiaire réorienté": isOriented === null ? "" : yesNoLabel(isOriented), "Genre du bénéficiaire": undisclosedLabel,
    "Tranche d’âge du bénéficiaire": undisclosedLabel, "Statut du bénéficiaire": undisclosedLabel, "ID CRA": id,
  };
}

const frenchDay = (day: string): string => day.split("-").reverse().join("/");
