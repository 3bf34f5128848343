import { retentionTable, type RetentionTable } from "../core/conversation/retention";
import type { Orientation, World } from "../core/conversation/world";
import type { AmountRow } from "../core/flow/context";
import { parisDate } from "../core/flow/dates";
import type { FlowSpec, IsoDate, TermId } from "../core/flow/model";
import { computations, rules } from "../core/flow/rules";
import { locales, type Locale } from "../core/locale";
import { dangers, type Danger } from "../core/ports";
import type { PictogramName } from "../core/pictograms";

interface ContactFacts {
  readonly phone?: string;
  readonly source: { readonly title: string; readonly url: string };
  readonly checkedOn: IsoDate;
}

/** The parts of the content that the talk draws on; src/content gives them. */
export interface WorldContent {
  readonly flows: Readonly<Record<string, FlowSpec>>;
  readonly amounts: Readonly<Record<string, readonly AmountRow[]>>;
  readonly glossary: Readonly<Record<TermId, { readonly official: string; readonly words: Readonly<Partial<Record<Locale, readonly string[]>>> }>>;
  readonly contacts: Readonly<Record<string, ContactFacts>>;
  readonly topics: Readonly<Record<string, { readonly contacts: readonly string[]; readonly pictogram?: PictogramName }>>;
}

/** Where anybody can be sent, whatever the procedure. */
const humanContacts = ["france-services", "carte-lieux", "ccas"];

/**
 * The world of each day, made once a day.
 *
 * @param fold brings spellings together, so that a term is found however it was typed.
 * @param emergencyNumbers phone numbers of each danger, most urgent first.
 */
export function worlds(
  content: WorldContent, fold: (word: string) => string, emergencyNumbers: (danger: Danger) => readonly string[],
  retention: RetentionTable = retentionTable({}),
): (now: number) => World {
  const terms = new Map<string, TermId>();
  for (const [id, { official, words }] of Object.entries(content.glossary)) {
    for (const word of [official, ...locales.flatMap((locale) => words[locale] ?? [])]) terms.set(fold(word), id);
  }
  const byPhone = new Map(Object.entries(content.contacts).map(([id, { phone }]) => [phone?.replaceAll(" ", ""), id]));
  const emergencyContacts = Object.fromEntries(
    dangers.map((danger) => [danger, emergencyNumbers(danger).flatMap((number) => byPhone.get(number) ?? [])]),
  ) as Record<Danger, string[]>;
  const topics = Object.fromEntries(Object.entries(content.topics).map(([id, { contacts, pictogram }]) => [id, { ...orientation(contacts, content.contacts), ...(pictogram !== undefined && { pictogram }) }]));
  let latest: World | null = null;
  let latestMinute = Number.NaN;
  return (now) => {
    const minute = Math.floor(now / 60_000);
    if (latest !== null && minute === latestMinute) return latest;
    latestMinute = minute;
    const today = parisDate(now);
    latest = latest?.context.today === today ? latest : {
      flows: content.flows,
      context: { today, rules, computations, amounts: content.amounts },
      retention,
      glossary: content.glossary,
      findTerm: (word) => terms.get(fold(word)),
      emergencyContacts,
      topics,
      humanContacts: humanContacts.filter((id) => content.contacts[id]),
    };
    return latest;
  };
}

/** Each source once, in the order of the contacts. */
function orientation(ids: readonly string[], directory: WorldContent["contacts"]): Orientation {
  const known = ids.flatMap((id) => directory[id] ?? []);
  const [checkedOn] = known.map((contact) => contact.checkedOn).sort();
  const sources = [...new Map(known.map(({ source }) => [source.url, source])).values()];
  return { contacts: ids, sources, ...(checkedOn !== undefined && { checkedOn }) };
}
