import type { DeskView, RoutedCase, RoutedMediator } from "./desk-view";

/** Links of the chain, best first; after the last one comes a promised call back. */
export const links = ["language_and_territory", "language", "phrase_book"] as const;
export type Link = (typeof links)[number];

/**
 * The best link by which this mediator could speak with this person, capacity and presence aside; null: by none.
 *
 * In danger a person gets anybody who is there: with no word in common a mediator can still call an interpreter.
 */
export function linkOf(one: RoutedCase, mediator: RoutedMediator, desk: Pick<DeskView, "phraseBook">): Link | null {
  if (mediator.languages.includes(one.language)) return one.territory !== null && mediator.territories.includes(one.territory) ? "language_and_territory" : "language";
  const hasPhrases = desk.phraseBook.has(one.language) && mediator.languages.includes("fr");
  return hasPhrases || one.isUrgent ? "phrase_book" : null;
}

/** There to be offered something: present, and their page was seen lately. */
export const isThere = ({ presence, lastSignAt }: RoutedMediator, { now, limits }: Pick<DeskView, "now" | "limits">): boolean =>
  presence.state === "present" && now - lastSignAt < limits.unseenMs;

export const hasRoom = ({ load, capacity, openOffers }: RoutedMediator, { limits }: Pick<DeskView, "limits">): boolean =>
  load < capacity && openOffers < limits.maxOpenOffers;

/** A case they declined for good, or lately let pass, is not for them. */
export const wasPassedOver = (one: RoutedCase, mediator: string, { now, limits }: Pick<DeskView, "now" | "limits">): boolean =>
  one.passedOver.some((other) => other.mediator === mediator && (other.isForGood || now - other.at < limits.retryAfterMs));

/** Named by a colleague or the person: within its time, and also without a language in common. */
export function isWantedFrom(one: RoutedCase, mediator: RoutedMediator, { now, limits }: Pick<DeskView, "now" | "limits">): boolean {
  if (one.wanted === null || now - one.wanted.since >= limits.wantedMs) return false;
  const { whom } = one.wanted;
  return "mediator" in whom ? whom.mediator === mediator.id : mediator.teams.includes(whom.team);
}

/** Who is there and could take this case, with room or without. */
export const ableFor = (one: RoutedCase, desk: DeskView): readonly RoutedMediator[] =>
  desk.mediators.filter((mediator) => isThere(mediator, desk) && !wasPassedOver(one, mediator.id, desk) && isForThem(one, mediator, desk));

const isForThem = (one: RoutedCase, mediator: RoutedMediator, desk: DeskView): boolean => linkOf(one, mediator, desk) !== null || isWantedFrom(one, mediator, desk);

/** Urgent first, then by waiting time, then by id so that two nodes agree. */
export const byTurn = (a: RoutedCase, b: RoutedCase): number =>
  Number(b.isUrgent) - Number(a.isUrgent) || a.waitingSince - b.waitingSince || (a.id < b.id ? -1 : Number(a.id > b.id));
