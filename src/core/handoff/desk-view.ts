import type { Wanted } from "./events";
import type { RoutingLimits } from "./limits";
import { primaryLanguage } from "./primary-language";
import type { PassedOver, Ticket } from "./ticket";

/** What routing knows of a case that somebody must come to or stay with. All times in ms since 1970. */
export interface RoutedCase {
  readonly id: string;
  /** Primary language, see primary-language.ts. */
  readonly language: string;
  readonly territory: string | null;
  readonly isUrgent: boolean;
  readonly waitingSince: number;
  readonly stage: "waiting" | "offered" | "taken";
  /** To whom it is offered, or who took it; null while it waits. */
  readonly holder: { readonly mediator: string; readonly since: number } | null;
  /** Since when the person's last words stand without an answer; null: the mediator spoke last, or nobody did. */
  readonly unansweredSince: number | null;
  readonly passedOver: readonly PassedOver[];
  readonly wanted: { readonly whom: Wanted; readonly since: number } | null;
  readonly callBackProposedAt: number | null;
}

/** A mediator as the desk sees them. All times in ms since 1970. */
export interface RoutedMediator {
  readonly id: string;
  /** `away`: on a short break, keeps cases and gets no new ones; `gone`: signed out or ended the shift. */
  readonly presence: { readonly state: "present" | "away" | "gone"; readonly since: number };
  /** Last word written or sign of life of the desk's page. */
  readonly lastSignAt: number;
  /** Primary languages, see primary-language.ts; French among them for whoever works at the desk. */
  readonly languages: readonly string[];
  readonly territories: readonly string[];
  readonly teams: readonly string[];
  /** Cases at once. */
  readonly capacity: number;
  /** Cases in hand and places reserved by offers. */
  readonly load: number;
  /** Offers not answered yet, counted in the load too. */
  readonly openOffers: number;
  /** When the last case left their hands, or they came. */
  readonly idleSince: number;
}

/** The desk of one association at one moment. */
export interface DeskView {
  readonly now: number;
  readonly cases: readonly RoutedCase[];
  readonly mediators: readonly RoutedMediator[];
  /** Primary languages that it speaks. */
  readonly phraseBook: ReadonlySet<string>;
  /** Next hour at which somebody will be there for this case (its territory's clock, its language); null when none is known. Opening hours are known elsewhere. */
  readonly nextOpening: (one: RoutedCase) => number | null;
  readonly limits: RoutingLimits;
}

/** @returns null for a case that routing has nothing to do with: not in the line yet, promised for later, or over. */
export function routedCase(ticket: Ticket, unansweredSince: number | null): RoutedCase | null {
  const { state, id, territory, waitingSince, passedOver, wanted, callBackProposedAt } = ticket;
  if (state !== "waiting" && state !== "offered" && state !== "taken") return null;
  return {
    id, language: primaryLanguage(ticket.language), territory, isUrgent: ticket.urgent !== undefined, waitingSince, stage: state, holder: holderOf(ticket),
    unansweredSince, passedOver, wanted, callBackProposedAt,
  };
}

function holderOf({ offer, owner, history }: Ticket): RoutedCase["holder"] {
  if (offer) return { mediator: offer.mediator, since: offer.at };
  if (owner === null) return null;
  const takenAt = history.findLast(({ event }) => event === "taken" || event === "call_back_started")?.at;
  return { mediator: owner, since: takenAt ?? history.at(-1)?.at ?? 0 };
}
