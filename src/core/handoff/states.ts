/** Where a case is. `requested`: the person asked and has not yet chosen how to be helped; `call_back_promised`: somebody speaks to them at a named hour. */
export const ticketStates = [
  "requested", "waiting", "offered", "taken", "call_back_promised", "transferred", "handed_back", "closed", "abandoned",
] as const;
export type TicketState = (typeof ticketStates)[number];

/** Nobody has work left with it; all but `transferred`, which lives on in another association, can be reopened. */
export const finalStates: ReadonlySet<TicketState> = new Set(["transferred", "handed_back", "closed", "abandoned"]);

export const isFinal = (state: TicketState): boolean => finalStates.has(state);

/** Who can cause a transition. `system`: the dispatcher, a timer, a reader that heard danger. */
export const roles = ["person", "mediator", "coordinator", "system"] as const;
export type Role = (typeof roles)[number];

const inNobodysHands = ["requested", "waiting", "offered", "call_back_promised"] as const;
const openStates = [...inNobodysHands, "taken"] as const;

interface Arrow {
  readonly event: string;
  readonly from: readonly TicketState[];
  /** `same`: something worth its place in the history happened, and the case stays where it is. */
  readonly to: TicketState | "same";
  readonly by: readonly Role[];
  /** One of them is due; empty: the event says it all. */
  readonly reasons: readonly string[];
}

/**
 * Every transition there is. Several rows of one event differ in who may cause it from where; the first that fits counts.
 * A mediator acts on the case that is offered to them or that they hold, and on no other's: see move-ticket.ts.
 */
export const arrows = [
  // the line
  { event: "joined_line", from: ["requested"], to: "waiting", by: ["person", "system"], reasons: [] },
  { event: "went_on_with_bot", from: ["waiting", "offered"], to: "same", by: ["person"], reasons: [] },
  { event: "came_back_to_line", from: ["waiting", "offered"], to: "same", by: ["person"], reasons: [] },
  { event: "became_urgent", from: openStates, to: "same", by: ["system"], reasons: [] },
  { event: "changed_language", from: openStates, to: "same", by: ["person"], reasons: [] },
  // the offer
  { event: "offered", from: ["waiting"], to: "offered", by: ["system", "mediator", "coordinator"], reasons: [] },
  { event: "declined", from: ["offered"], to: "waiting", by: ["mediator"], reasons: ["busy", "language", "subject", "knows_person"] },
  { event: "offer_expired", from: ["offered"], to: "waiting", by: ["system"], reasons: [] },
  { event: "offer_withdrawn", from: ["offered"], to: "waiting", by: ["system"], reasons: ["mediator_left"] },
  { event: "offer_withdrawn", from: ["offered"], to: "waiting", by: ["coordinator"], reasons: ["reassigned"] },
  { event: "taken", from: ["offered"], to: "taken", by: ["mediator"], reasons: [] },
  // the mediator's ways out
  { event: "taken_back", from: ["taken"], to: "waiting", by: ["system"], reasons: ["silent", "unanswered", "mediator_left"] },
  { event: "taken_back", from: ["taken"], to: "waiting", by: ["coordinator"], reasons: ["reassigned"] },
  { event: "handed_on", from: ["taken"], to: "waiting", by: ["mediator", "coordinator"],
    reasons: ["end_of_shift", "language", "subject", "territory", "knows_person"] },
  { event: "transferred", from: ["taken"], to: "transferred", by: ["mediator", "coordinator"], reasons: ["language", "subject", "territory", "nobody_here"] },
  { event: "handed_back", from: ["taken"], to: "handed_back", by: ["mediator"], reasons: [] },
  { event: "closed", from: ["taken"], to: "closed", by: ["mediator", "coordinator"],
    reasons: ["solved", "oriented", "out_of_scope", "duplicate"] },
  { event: "closed", from: inNobodysHands, to: "closed", by: ["coordinator"], reasons: ["oriented", "out_of_scope", "duplicate"] },
  // the call back: nothing is promised to a person who did not agree
  { event: "call_back_proposed", from: ["waiting"], to: "same", by: ["system"], reasons: [] },
  { event: "call_back_promised", from: ["requested", "waiting", "offered"], to: "call_back_promised", by: ["person"],
    reasons: ["nobody_there", "wait_too_long", "prefers_it"] },
  { event: "call_back_promised", from: ["taken"], to: "call_back_promised", by: ["mediator"], reasons: ["follow_up", "end_of_shift", "no_answer"] },
  { event: "call_back_due", from: ["call_back_promised"], to: "waiting", by: ["system"], reasons: [] },
  { event: "call_back_started", from: ["call_back_promised"], to: "taken", by: ["mediator"], reasons: [] },
  // the person's way out
  { event: "abandoned", from: openStates, to: "abandoned", by: ["person"], reasons: ["left", "goes_to_place", "goes_on_with_bot"] },
  { event: "abandoned", from: openStates, to: "abandoned", by: ["system"], reasons: ["forgotten", "erased", "unreachable"] },
  { event: "abandoned", from: ["taken"], to: "abandoned", by: ["mediator"], reasons: ["no_answer"] },
  // again
  { event: "reopened", from: ["handed_back", "closed", "abandoned"], to: "waiting", by: ["person", "mediator", "coordinator"],
    reasons: ["asked_again", "follow_up", "mistake"] },
] as const satisfies readonly Arrow[];

export type EventName = (typeof arrows)[number]["event"];
export type ReasonOf<E extends EventName> = Extract<(typeof arrows)[number], { readonly event: E }>["reasons"][number];
export const eventNames: readonly EventName[] = [...new Set(arrows.map(({ event }) => event))];

/** Rows of the table for one event, with the types of the table's form rather than of its values. */
export const arrowsOf = (event: EventName): readonly Arrow[] => arrows.filter((arrow) => arrow.event === event);
