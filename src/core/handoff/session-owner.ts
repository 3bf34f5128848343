import type { Session } from "../conversation/session";
import type { Ticket } from "./ticket";

/** What the session must say after a transition: set in the same commit as the event, so that nobody and two never speak. */
export const sessionOwner = (ticket: Pick<Ticket, "id" | "state">): Session["owner"] => (ticket.state === "taken" ? { ticket: ticket.id } : "bot");
