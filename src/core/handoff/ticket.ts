import type { ChannelId } from "../conversation/retention";
import { AppError } from "../errors";
import type { FlowId, StepId } from "../flow/model";
import type { Summary } from "../message";
import type { Locale } from "../locale";
import type { Danger } from "../ports";

export const ticketStates = ["waiting", "offered", "active", "returned", "closed"] as const;
export type TicketState = (typeof ticketStates)[number];

const allowed: Readonly<Record<TicketState, readonly TicketState[]>> = {
  waiting: ["offered", "closed"],
  // an offer that nobody confirms in time goes back to the queue
  offered: ["active", "waiting", "closed"],
  // a silent mediator loses the case to the next
  active: ["returned", "waiting", "closed"],
  returned: ["waiting", "closed"],
  closed: [],
};

/** What a mediator needs to understand a case in 20 seconds: keys and values, so that each side reads its own language. */
export interface CaseFacts extends Pick<Summary, "answers" | "papersHeld" | "papersMissing"> {
  readonly progress: { readonly stage: number; readonly of: number } | null;
  /** Misses at the question where the person asked for help. */
  readonly misses: number;
}

export interface Ticket {
  readonly v: 1;
  readonly id: string;
  readonly association: string;
  readonly conversation: string;
  /** Epoch of the conversation when it was opened: after an erasure it is blank. */
  readonly epoch: number;
  readonly channel: ChannelId;
  readonly locale: Locale;
  readonly queue: string;
  readonly territory: string | null;
  readonly flow: FlowId | null;
  readonly step: StepId | null;
  /** Null when the person refused that answers are kept. */
  readonly facts: CaseFacts | null;
  /** Danger heard in the talk: while it waits, it comes before every ticket without. */
  readonly urgent?: Danger;
  readonly state: TicketState;
  readonly history: readonly { readonly state: TicketState; readonly at: number }[];
  readonly owner: string | null;
}

export class TicketTransitionRefused extends AppError {
  constructor(from: TicketState, to: TicketState) {
    super("TICKET_TRANSITION", `a ticket cannot go from ${from} to ${to}`);
  }
}

export function openTicket(facts: Omit<Ticket, "v" | "state" | "history" | "owner" | "territory">, at: number): Ticket {
  return { ...facts, v: 1, territory: null, owner: null, state: "waiting", history: [{ state: "waiting", at }] };
}

/** @throws TicketTransitionRefused when the state machine has no such arrow. */
export function moveTicket(ticket: Ticket, to: TicketState, at: number): Ticket {
  if (!allowed[ticket.state].includes(to)) throw new TicketTransitionRefused(ticket.state, to);
  return { ...ticket, state: to, history: [...ticket.history, { state: to, at }] };
}
