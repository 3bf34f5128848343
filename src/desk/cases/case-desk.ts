import type { Accepted, Conversations } from "../../bot/conversations";
import type { DeskTicket } from "../../bot/tickets";
import type { DeskEvent } from "../../core/handoff/desk-event";
import type { TicketEvent } from "../../core/handoff/events";
import { mustMove } from "../../core/handoff/move-ticket";
import { openTicketRecord } from "../../core/handoff/ticket-format";
import type { ConversationKey, TicketRecord, TicketStore } from "../../core/ports";
import type { DeskAccounts } from "../accounts";
import { deskView, emptySnapshot, waitsOf, type DeskSnapshot } from "./desk-snapshot";
import { endedEveryMs, existsEveryMs, maxEndedCases, maxOpenCases } from "./limits";
import { neverSeen, type Roster } from "./roster";
import type { RoutingLimits } from "../../core/handoff/limits";
import type { DeskView } from "../../core/handoff/desk-view";

export interface CaseDeskParts {
  readonly store: TicketStore;
  readonly conversations: Pick<Conversations, "accept" | "exists">;
  readonly accounts: Pick<DeskAccounts, "colleagues">;
  readonly roster: Roster;
  readonly association: string;
  readonly now: () => number;
  readonly limits: RoutingLimits;
  /** Primary languages of the phrase book. */
  readonly phraseBook: ReadonlySet<string>;
  readonly nextOpeningAt: () => number | null;
  /** A ticket outlives its end by so long (ms). */
  readonly ticketTtlMs: number;
}

/** The cases of one association as this node knows them, and the way into their conversations. */
export class CaseDesk {
  #snapshot: DeskSnapshot = emptySnapshot;
  #ended: readonly DeskTicket[] = [];
  #endedAt = 0;
  /** As many erasures had been counted when the ended ones were read. */
  #erasures = 0;
  #existsAt = 0;

  constructor(readonly parts: CaseDeskParts) {}

  get snapshot(): DeskSnapshot {
    return this.#snapshot;
  }
  /** Those that ended lately, last opened first. */
  get ended(): readonly DeskTicket[] {
    return this.#ended;
  }

  view(snapshot = this.#snapshot): DeskView {
    const { now, limits, phraseBook, nextOpeningAt } = this.parts;
    return deskView(snapshot, { now: now(), limits, phraseBook, nextOpening: nextOpeningAt });
  }

  /** Reads everything anew. @throws StoreUnavailable: the snapshot of before stays. */
  async look(): Promise<DeskSnapshot> {
    const { store, accounts, roster, association, now } = this.parts;
    const at = now();
    const [open, colleagues, presences, erasures] = await Promise.all([
      store.listOpenTickets(association, maxOpenCases), accounts.colleagues(), roster.all(), store.countErasures(association),
    ]);
    const hasEnded = this.#snapshot.tickets.some(({ id }) => !open.some((ticket) => ticket.id === id));
    if (at - this.#endedAt >= endedEveryMs || hasEnded || erasures !== this.#erasures) {
      const all = (await store.listTickets(association, maxEndedCases)).flatMap(readTicket);
      this.#ended = all.filter(({ id }) => !open.some((ticket) => ticket.id === id));
      this.#endedAt = at;
      this.#erasures = erasures;
    }
    const tickets = open.flatMap(readTicket);
    const holders = new Set(tickets.map(({ owner }) => owner));
    const mediators = colleagues.filter(({ standing }) => standing === "active")
      .map((account) => ({ ...account, presence: presences.get(account.id) ?? neverSeen(account.createdAt) }))
      .filter((account) => isServing(account, holders));
    this.#snapshot = { at, tickets, mediators, waits: waitsOf([...tickets, ...this.#ended]), names: new Map(colleagues.map(({ id, profile }) => [id, profile.firstName])) };
    if (at - this.#existsAt >= existsEveryMs) {
      this.#existsAt = at;
      for (const ticket of tickets) await this.#forgetWithoutTalk(ticket);
    }
    return this.#snapshot;
  }

  async find(id: string): Promise<DeskTicket | null> {
    const record = await this.parts.store.findTicket(this.parts.association, id);
    return record === null ? null : (readTicket(record)[0] ?? null);
  }

  /**
   * Sends what the desk does into the conversation, where it is played in its turn.
   *
   * @param eventId sent again under the same one, it is done once.
   */
  async send(ticket: DeskTicket, eventId: string, desk: DeskEvent, by: "mediator" | "channel" = "mediator"): Promise<Accepted["outcome"]> {
    return (await this.parts.conversations.accept(ticket.channel, keyOf(ticket), { eventId, type: "desk", author: by, desk })).outcome;
  }

  /** One transition, made by the dispatcher: two nodes that decide the same send the same. */
  move(ticket: DeskTicket, event: TicketEvent): Promise<Accepted["outcome"]> {
    return this.send(ticket, `desk-${ticket.id}-${ticket.revision}-${event.event}`, { kind: "moves", ticket: ticket.id, events: [event] }, "channel");
  }

  /** The person's conversation has expired: nobody can be helped in it any more. */
  async #forgetWithoutTalk(ticket: DeskTicket): Promise<void> {
    const { conversations, store, association, now, ticketTtlMs } = this.parts;
    if (await conversations.exists(keyOf(ticket))) return;
    const ended = mustMove(ticket, { event: "abandoned", by: { role: "system" }, reason: "forgotten" }, now());
    await store.putTicket(association, { ...ticket, ...ended, facts: null, revision: ticket.revision + 1 } as unknown as TicketRecord, ticketTtlMs);
  }
}

export const keyOf = ({ association, conversation }: Pick<DeskTicket, "association" | "conversation">): ConversationKey => ({ association, id: conversation });

/** A mediator; a coordinator who said that they are there for cases, or has one in hand. Who only supervises is promised to nobody. */
function isServing({ id, role, profile, presence }: DeskSnapshot["mediators"][number], holders: ReadonlySet<string | null>): boolean {
  if (holders.has(id)) return true;
  return profile.capacity > 0 && (role === "mediator" || (role === "coordinator" && presence.state !== "gone"));
}

/** Empty for what an erasure left. */
export function readTicket(record: TicketRecord): readonly DeskTicket[] {
  const ticket = openTicketRecord(record);
  if (ticket === null) return [];
  const older = { revision: 0, fromSeq: 1, consent: "unasked", level: null, reading: "normal", lastSeenAt: ticket.waitingSince } as const;
  return [{ ...older, ...(ticket as Partial<DeskTicket> & typeof ticket) }];
}
