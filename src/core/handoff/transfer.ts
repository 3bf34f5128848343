import type { Actor } from "./events";
import { moveTicket, type Moved } from "./move-ticket";
import type { ReasonOf } from "./states";
import { openTicket, type Ticket, type TicketFacts } from "./ticket";

/** What a person can let go along to another association, each by its own yes; their language goes with any, or nobody could speak to them. */
export const agreedParts = ["procedure", "territory", "answers", "danger"] as const;
export type AgreedPart = (typeof agreedParts)[number];

/** The place in the other association that the case is opened at: nothing of the conversation here is reachable from there. */
export type Arrival = Pick<Ticket, "id" | "association" | "conversation" | "epoch" | "channel" | "queue">;

export type Transfer =
  | { readonly outcome: "moved"; readonly left: Ticket; readonly arrived: Ticket }
  | Extract<Moved, { readonly outcome: "refused" }>;

/**
 * Closes the case here and opens one there, which knows of this one nothing but what was agreed: not its id, not its history, not its mediators.
 *
 * @param agreed what the person said yes to; answers are never among it when they refused that answers are kept.
 * @param at ms since 1970
 */
export function transferTo(
  ticket: Ticket, to: Arrival, agreed: readonly AgreedPart[], why: { readonly by: Actor; readonly reason: ReasonOf<"transferred"> }, at: number,
): Transfer {
  const left = moveTicket(ticket, { event: "transferred", association: to.association, ...why }, at);
  if (left.outcome === "refused") return left;
  const goes = (part: AgreedPart): boolean => agreed.includes(part);
  const facts: TicketFacts = {
    id: to.id, association: to.association, conversation: to.conversation, epoch: to.epoch, channel: to.channel, queue: to.queue,
    locale: ticket.locale, language: ticket.language,
    territory: goes("territory") ? ticket.territory : null,
    flow: goes("procedure") ? ticket.flow : null,
    step: goes("procedure") ? ticket.step : null,
    facts: goes("answers") ? ticket.facts : null,
    ...(goes("danger") && ticket.urgent && { urgent: ticket.urgent }),
  };
  return { outcome: "moved", left: left.ticket, arrived: openTicket(facts, { role: "system" }, at) };
}
