import type { DeskView, RoutedCase, RoutedMediator } from "./desk-view";
import type { TicketEvent } from "./events";
import { ableFor, byTurn, hasRoom, isThere, isWantedFrom, linkOf, links, type Link } from "./fit";

/** What the dispatcher should do now; each is played as an event of its conversation, which may refuse it: by then the case may be elsewhere. */
export type Decision =
  /** `wanted`: sent to them by name or team. The mediator's place is reserved before the event is sent. */
  | { readonly kind: "offer"; readonly ticket: string; readonly mediator: string; readonly link: Link | "wanted" }
  | { readonly kind: "withdraw_offer"; readonly ticket: string; readonly mediator: string; readonly reason: "expired" | "mediator_left" }
  | { readonly kind: "take_back"; readonly ticket: string; readonly mediator: string; readonly reason: "silent" | "unanswered" | "mediator_left" }
  /** Nobody who is there can take it: an hour is proposed, never promised; null: none is known, a place is proposed. */
  | { readonly kind: "propose_call_back"; readonly ticket: string; readonly dueAt: number | null };

/**
 * Looks at the desk and decides. Places that its own withdrawals will free are given by the next look, once they are committed.
 *
 * The line is served in turn, each case by the best link that has room now, so that nobody is passed by for ever by those who fit better.
 * A case gives way to later ones in three bounded ways: for `languagePatienceMs` while somebody who speaks the language is there and busy, for
 * `wantedMs` while whoever it was sent to is there and busy, and for `retryAfterMs` with a mediator who let it pass. Urgent ones wait for no fit.
 */
export function route(desk: DeskView): readonly Decision[] {
  return [...desk.cases.flatMap((one) => released(one, desk)), ...served(desk)];
}

/** The event that carries a decision out. */
export function eventOf(decision: Decision): TicketEvent {
  const by = { role: "system" } as const;
  switch (decision.kind) {
    case "offer":
      return { event: "offered", by, mediator: decision.mediator };
    case "withdraw_offer":
      return decision.reason === "expired" ? { event: "offer_expired", by } : { event: "offer_withdrawn", by, reason: decision.reason };
    case "take_back":
      return { event: "taken_back", by, reason: decision.reason };
    case "propose_call_back":
      return { event: "call_back_proposed", by, dueAt: decision.dueAt };
  }
}

/** Offers and cases that somebody has and does not look at. */
function released(one: RoutedCase, desk: DeskView): readonly Decision[] {
  const { now, limits } = desk;
  if (one.holder === null) return [];
  const { mediator: id, since } = one.holder;
  const mediator = desk.mediators.find((other) => other.id === id);
  const isGone = mediator === undefined || mediator.presence.state === "gone";
  const of = { ticket: one.id, mediator: id };
  if (one.stage === "offered") {
    if (mediator?.presence.state !== "present") return [{ kind: "withdraw_offer", ...of, reason: "mediator_left" }];
    return now - since >= limits.offerMs ? [{ kind: "withdraw_offer", ...of, reason: "expired" }] : [];
  }
  if (isGone && now - Math.max(since, mediator?.presence.since ?? since) >= limits.leftMs) return [{ kind: "take_back", ...of, reason: "mediator_left" }];
  if (now - Math.max(since, mediator?.lastSignAt ?? since) >= limits.silentMs) return [{ kind: "take_back", ...of, reason: "silent" }];
  if (one.unansweredSince !== null && now - Math.max(since, one.unansweredSince) >= limits.unansweredMs) return [{ kind: "take_back", ...of, reason: "unanswered" }];
  return [];
}

/** Those who wait, in their turn; a place given to one is no longer there for the next. */
function served(desk: DeskView): readonly Decision[] {
  const decisions: Decision[] = [];
  let mediators = desk.mediators.filter((mediator) => isThere(mediator, desk));
  for (const one of desk.cases.filter(({ stage }) => stage === "waiting").sort(byTurn)) {
    const decision = serve(one, { ...desk, mediators });
    if (decision === null) continue;
    decisions.push(decision);
    if (decision.kind === "offer") mediators = mediators.map((other) => (other.id === decision.mediator ? withOffer(other) : other));
  }
  return decisions;
}

const withOffer = (mediator: RoutedMediator): RoutedMediator => ({ ...mediator, load: mediator.load + 1, openOffers: mediator.openOffers + 1 });

function serve(one: RoutedCase, desk: DeskView): Decision | null {
  const able = ableFor(one, desk);
  if (able.length === 0) return proposal(one, desk);
  const wanted = able.filter((mediator) => isWantedFrom(one, mediator, desk));
  const pool = wanted.length > 0 && !one.isUrgent ? wanted : able;
  const rank = (mediator: RoutedMediator): number => rankOf(one, mediator, desk);
  const [best] = pool.filter((mediator) => hasRoom(mediator, desk)).sort((a, b) => rank(a) - rank(b) || byEase(a, b));
  if (best === undefined) return null;
  const isWanted = isWantedFrom(one, best, desk);
  const link = linkOf(one, best, desk);
  if (!isWanted && link === "phrase_book" && waitsForLanguage(one, pool, desk)) return null;
  return { kind: "offer", ticket: one.id, mediator: best.id, link: isWanted ? "wanted" : (link ?? "phrase_book") };
}

function rankOf(one: RoutedCase, mediator: RoutedMediator, desk: DeskView): number {
  const link = linkOf(one, mediator, desk);
  return (isWantedFrom(one, mediator, desk) ? 0 : links.length + 1) + (link === null ? links.length : links.indexOf(link));
}

/** The share of their capacity in use, then who has been without a case the longest, then the id so that two nodes agree. */
const byEase = (a: RoutedMediator, b: RoutedMediator): number =>
  a.load * b.capacity - b.load * a.capacity || a.idleSince - b.idleSince || (a.id < b.id ? -1 : Number(a.id > b.id));

const waitsForLanguage = (one: RoutedCase, pool: readonly RoutedMediator[], desk: DeskView): boolean =>
  !one.isUrgent && desk.now - one.waitingSince < desk.limits.languagePatienceMs && pool.some((mediator) => {
    const link = linkOf(one, mediator, desk);
    return link !== null && link !== "phrase_book";
  });

function proposal(one: RoutedCase, { now, limits, nextOpening }: DeskView): Decision | null {
  if (one.callBackProposedAt !== null && now - one.callBackProposedAt < limits.proposeAgainMs) return null;
  return { kind: "propose_call_back", ticket: one.id, dueAt: nextOpening(one) };
}
