import type { FlowId, StepId } from "../flow/model";
import type { Locale } from "../locale";
import type { Danger } from "../ports";
import type { EventName, ReasonOf } from "./states";

/** Mediators and coordinators are known by the id of their account; of a person no more is said than that it was them. */
export type Actor =
  | { readonly role: "person" | "system" }
  | { readonly role: "mediator" | "coordinator"; readonly id: string };

/** Whom a case should go to first, for a while (`wantedMs`). */
export type Wanted = { readonly mediator: string } | { readonly team: string };

/** What an event carries besides who and why. */
interface Details {
  readonly became_urgent: { readonly danger: Danger };
  /** `language`: BCP 47 tag of what the person speaks; `locale`: what the bot says it in. */
  readonly changed_language: { readonly language: string; readonly locale: Locale };
  /** A mediator offers to themselves only: a case picked from the queue goes the same way as any. */
  readonly offered: { readonly mediator: string };
  readonly handed_on: { readonly wanted: Wanted | null };
  /** Step at which the procedure goes on; null: where it stood. */
  readonly handed_back: { readonly resumeAt: StepId | null };
  readonly transferred: { readonly association: string };
  /** A true opening hour (ms since 1970); null: none is known, a place is proposed. */
  readonly call_back_proposed: { readonly dueAt: number | null };
  /** The hour the person agreed to (ms since 1970). */
  readonly call_back_promised: { readonly dueAt: number };
  /** `from`: where they asked again; absent: where the case stood. */
  readonly reopened: { readonly wanted: Wanted | null; readonly from?: { readonly flow: FlowId | null; readonly step: StepId | null } };
}

type DetailsOf<E extends EventName> = E extends keyof Details ? Details[E] : object;
type ReasonFor<E extends EventName> = [ReasonOf<E>] extends [never] ? object : { readonly reason: ReasonOf<E> };

/** One event of a case, to be parsed into this type at the edge it came through. */
export type TicketEvent = { [E in EventName]: { readonly event: E; readonly by: Actor } & DetailsOf<E> & ReasonFor<E> }[EventName];
