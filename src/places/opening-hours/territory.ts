/** What the hours of a place depend on besides themselves. */
export interface Territory {
  /** IANA name. */
  readonly timeZone: string;
  /** Name under which `opening_hours` keeps the public holidays that only this territory has; absent: the eleven of the whole country. */
  readonly holidays?: string;
  /** Public holidays (`MM-DD`) that `opening_hours` does not know. */
  readonly moreHolidays?: readonly string[];
}

const mainland: Territory = { timeZone: "Europe/Paris" };

/**
 * Departments and collectivities whose clock or whose public holidays are not those of Paris.
 *
 * Days of the abolition of slavery: Code du travail, article L3422-2. Good Friday and 26 December in Alsace and Moselle: article L3134-13 (Good
 * Friday only in communes with a Protestant church or a shared one: taken for all, since a wrong "closed" costs less than a wrong "open").
 * Not known, because a local decision or the moon names them: Muslim feasts in Mayotte, Mardi gras and Mi-Carême in the Antilles and Guyane.
 */
const apart: Readonly<Record<string, Territory>> = {
  57: { ...mainland, holidays: "Moselle" },
  67: { ...mainland, holidays: "Bas-Rhin" },
  68: { ...mainland, holidays: "Haut-Rhin" },
  971: { timeZone: "America/Guadeloupe", holidays: "Guadeloupe" },
  972: { timeZone: "America/Martinique", holidays: "Martinique" },
  973: { timeZone: "America/Cayenne", holidays: "Guyane" },
  974: { timeZone: "Indian/Reunion", holidays: "La Réunion" },
  // the only one overseas that changes the hour, on the dates of Canada
  975: { timeZone: "America/Miquelon" },
  976: { timeZone: "Indian/Mayotte", holidays: "Mayotte" },
  977: { timeZone: "America/St_Barthelemy", holidays: "Saint-Barthélemy" },
  // kept on 28 May since 2019 by a circular, while the law still says the 27th: doubt on both
  978: { timeZone: "America/Marigot", holidays: "Saint-Martin", moreHolidays: ["05-28"] },
  984: { timeZone: "Indian/Kerguelen" },
  986: { timeZone: "Pacific/Wallis", holidays: "Wallis-et-Futuna" },
  987: { timeZone: "Pacific/Tahiti", holidays: "Polynésie française" },
  988: { timeZone: "Pacific/Noumea", holidays: "Nouvelle-Calédonie" },
};

/** Postcodes that say less, or something else, than their first three digits. Source: `@etalab/decoupage-administratif` 6.0.0 (INSEE COG). */
const postcodesApart: readonly { readonly of: RegExp; readonly territory: Territory }[] = [
  { of: /^97133$/, territory: apart[977]! },
  { of: /^97150$/, territory: apart[978]! },
  { of: /^(?:9874\d|98796)$/, territory: { ...apart[987]!, timeZone: "Pacific/Marquesas" } },
  { of: /^(?:98755|9879[23])$/, territory: { ...apart[987]!, timeZone: "Pacific/Gambier" } },
];

const ofMainland = /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])$/i;

/**
 * @param code postcode (`97411`) or department (`974`, `57`, `2A`); five digits are a postcode, never the code of a commune.
 * @returns null when France has no such postcode or department.
 */
export function territoryOf(code: string): Territory | null {
  const trimmed = code.trim();
  if (!/^(?:\d{5}|\d{2,3}|2[AB])$/i.test(trimmed)) return null;
  const alone = postcodesApart.find(({ of }) => of.test(trimmed));
  if (alone) return alone.territory;
  const department = trimmed.slice(0, /^9[78]/.test(trimmed) ? 3 : 2);
  if (trimmed.length < 5 && department !== trimmed) return null;
  return apart[department] ?? (ofMainland.test(department) ? mainland : null);
}
