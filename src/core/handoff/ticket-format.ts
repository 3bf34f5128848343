import { AppError } from "../errors";
import type { TicketState } from "./states";
import { ticketVersion, type HistoryStep, type Ticket } from "./ticket";

/** A newer node wrote this ticket: this one leaves it alone. */
export class TicketTooNew extends AppError {
  constructor() {
    super("TICKET_TOO_NEW", "a newer version of the service wrote this ticket");
  }
}

type Stored = Readonly<Record<string, unknown>>;

/** Step from the version of the index plus one to the next. Never changed once released; what it needs of older types stands in it. */
const steps: readonly ((stored: Stored) => Stored)[] = [ownStates];

/**
 * A ticket as some version of the service stored it, in today's form.
 *
 * @returns null when its person was erased: it has its state and times and is no case any more, whatever the state says.
 * @throws TicketTooNew
 */
export function openTicketRecord(stored: { readonly v: number; readonly [field: string]: unknown }): Ticket | null {
  if (stored.v > ticketVersion) throw new TicketTooNew();
  if (stored["conversation"] === undefined) return null;
  return steps.slice(stored.v - 1).reduce<Stored>((ticket, step) => step(ticket), stored) as unknown as Ticket;
}

/** 1 → 2: states with their causes. Version 1 did not say to whom a case was offered, so an offer is back in the line, as is a case in nobody's hands. */
function ownStates(stored: Stored): Stored {
  const owner = (stored["owner"] ?? null) as string | null;
  const names: Readonly<Record<string, TicketState>> = {
    waiting: "waiting", offered: "waiting", active: owner === null ? "waiting" : "taken", returned: "handed_back", closed: "closed",
  };
  const history = (stored["history"] as readonly { readonly state: string; readonly at: number }[]).map(({ state, at }): HistoryStep =>
    ({ event: "imported", state: names[state] ?? "waiting", at, by: { role: "system" } }));
  const state = names[stored["state"] as string] ?? "waiting";
  return {
    territory: null, epoch: 0, language: stored["locale"], ...stored, v: 2, state, history, forgotten: 0, owner: state === "taken" ? owner : null,
    offer: null, callBackAt: null, callBackProposedAt: null, waitingSince: history[0]?.at ?? 0, isWithBot: false, wanted: null, passedOver: [], resumeAt: null,
  };
}
