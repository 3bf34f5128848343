import type { DeskTicket } from "../../bot/tickets";
import { routedCase, type DeskView, type RoutedCase, type RoutedMediator } from "../../core/handoff/desk-view";
import type { RoutingLimits } from "../../core/handoff/limits";
import { measuredWait, type MeasuredWait } from "../../core/handoff/line";
import { primaryLanguage } from "../../core/handoff/primary-language";
import type { AccountView } from "../accounts";
import type { PresenceRecord } from "./roster";

/** The desk of one association as this node last read it. */
export interface DeskSnapshot {
  readonly at: number;
  /** First opened first. */
  readonly tickets: readonly DeskTicket[];
  readonly mediators: readonly (AccountView & { readonly presence: PresenceRecord })[];
  readonly waits: readonly MeasuredWait[];
  /** First names by account, also of those who take no cases, or no longer come: what they wrote and did stays theirs. */
  readonly names: ReadonlyMap<string, string>;
}

export const emptySnapshot: DeskSnapshot = { at: 0, tickets: [], mediators: [], waits: [], names: new Map() };

/** Since when the person's last words stand without an answer. */
export const unansweredSince = ({ personAt, mediatorAt = 0 }: DeskTicket): number | null => (personAt !== undefined && personAt > mediatorAt ? personAt : null);

export const heldBy = (snapshot: DeskSnapshot, account: string): ReadonlySet<string> =>
  new Set(snapshot.tickets.filter(({ owner }) => owner === account).map(({ id }) => id));

/** What the routing policy looks at. */
export function deskView(
  snapshot: DeskSnapshot, context: { readonly now: number; readonly phraseBook: ReadonlySet<string>; readonly nextOpening: DeskView["nextOpening"]; readonly limits: RoutingLimits },
): DeskView {
  return {
    ...context,
    cases: snapshot.tickets.flatMap((ticket): RoutedCase | [] => routedCase(ticket, unansweredSince(ticket)) ?? []),
    mediators: snapshot.mediators.map((mediator) => routedMediator(mediator, snapshot)),
  };
}

function routedMediator({ id, profile, presence }: DeskSnapshot["mediators"][number], snapshot: DeskSnapshot): RoutedMediator {
  const held = heldBy(snapshot, id);
  const offered = new Set([
    ...snapshot.tickets.filter(({ offer }) => offer?.mediator === id).map((ticket) => ticket.id), ...presence.reserved.map(({ ticket }) => ticket),
  ]);
  const open = [...offered].filter((ticket) => !held.has(ticket));
  const { state, since, lastSignAt, idleSince } = presence;
  return {
    id, presence: { state, since }, lastSignAt, idleSince, languages: [...new Set([...profile.languages, "fr"].map(primaryLanguage))],
    territories: profile.territory === null ? [] : [profile.territory], teams: profile.teams, capacity: profile.capacity,
    load: held.size + open.length, openOffers: open.length,
  };
}

/** Waits that tell something, of those who came lately. */
export const waitsOf = (tickets: readonly DeskTicket[]): readonly MeasuredWait[] => tickets.flatMap((ticket) => measuredWait(ticket) ?? []);
