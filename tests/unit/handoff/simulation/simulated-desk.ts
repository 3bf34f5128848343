import { seededRandom } from "../../../../src/cli/walk/seeded-random";
import { routedCase, type DeskView, type RoutedCase, type RoutedMediator } from "../../../../src/core/handoff/desk-view";
import type { TicketEvent } from "../../../../src/core/handoff/events";
import { routingLimits } from "../../../../src/core/handoff/limits";
import { measuredWait, type MeasuredWait } from "../../../../src/core/handoff/line";
import { mustMove } from "../../../../src/core/handoff/move-ticket";
import { eventOf, type Decision } from "../../../../src/core/handoff/routing";
import { isFinal } from "../../../../src/core/handoff/states";
import { openTicket, type Ticket } from "../../../../src/core/handoff/ticket";
import { facts, hour, mediator as by, minute, person, system } from "../a-ticket";
import { DeskChecker, type TrueMediator } from "./desk-checker";
import { arrivals, between, characters, day, phraseBook, pick, shiftOf, type Arrival, type Character, type Random } from "./people";

export type Policy = (desk: DeskView) => readonly Decision[];

const tickMs = 30_000;
/** Nobody is at the desk: only people who leave and promises that come due. */
const nightTickMs = 5 * minute;

interface Mediator extends Character, TrueMediator {
  readonly cases: Set<string>;
  readonly offers: Set<string>;
  isPresent: boolean;
  presence: RoutedMediator["presence"];
  lastSignAt: number;
  silentUntil: number;
  idleSince: number;
  shift: ReturnType<typeof shiftOf>;
}

interface Case {
  readonly arrival: Arrival;
  ticket: Ticket;
  leavesAt: number;
  /** What the mediator will do with the offer or the case, and when. */
  next: { readonly at: number; readonly event: TicketEvent } | null;
  unansweredSince: number | null;
  /** As the desk last saw it: most cases change at few looks. */
  seen: { readonly of: Ticket; readonly as: RoutedCase | null } | null;
}

/** Field by field: a spread of forty of them is most of the time of a simulated day. */
const seen = ({ id, presence, lastSignAt, languages, territories, teams, capacity, cases, offers, idleSince }: Mediator): RoutedMediator => ({
  id, presence, lastSignAt, languages, territories, teams, capacity, load: cases.size + offers.size, openOffers: offers.size, idleSince,
});

export interface Report {
  readonly violations: Readonly<Record<string, number>>;
  readonly tickets: number;
  /** How often each event happened. */
  readonly events: Readonly<Record<string, number>>;
  readonly waits: readonly MeasuredWait[];
}

/** Days at one desk, driven by nothing but the policy and the state machine: the same seed gives the same days. */
export class SimulatedDesk {
  readonly #random: Random;
  readonly #checker = new DeskChecker(routingLimits);
  readonly #mediators: ReadonlyMap<string, Mediator>;
  readonly #open = new Map<string, Case>();
  readonly #over: Ticket[] = [];
  readonly #events: Record<string, number> = {};
  readonly #waits: MeasuredWait[] = [];

  constructor(seed: number, private readonly policy: Policy, private readonly size = { arrivals: 10_000, mediators: 40, days: 10 }) {
    this.#random = seededRandom(seed);
    this.#mediators = new Map(characters(this.#random, size.mediators).map((character): [string, Mediator] => [character.id, {
      ...character, cases: new Set(), offers: new Set(), isPresent: false, presence: { state: "gone", since: 0 }, lastSignAt: 0, silentUntil: 0, idleSince: 0, shift: null,
    }]));
  }

  run(): Report {
    const coming = [...arrivals(this.#random, this.size.arrivals, this.size.days)];
    let next = 0;
    // two weeks after the last arrival every promise is past and everybody's patience too
    for (let now = 0, today = -1; next < coming.length || (this.#open.size > 0 && now < (this.size.days + 14) * day);) {
      if (Math.floor(now / day) !== today) {
        today = Math.floor(now / day);
        for (const mediator of this.#mediators.values()) mediator.shift = shiftOf(this.#random, today * day);
      }
      for (const mediator of this.#mediators.values()) this.#live(mediator, now);
      for (; next < coming.length && (coming[next] as Arrival).at <= now; next++) this.#arrive(`t${next}`, coming[next] as Arrival);
      for (const one of this.#open.values()) this.#liveCase(one, now);
      this.#dispatch(now);
      const isNight = now % day < 8 * hour || now % day > 17.5 * hour;
      now += isNight ? nightTickMs : tickMs;
    }
    const left = [...this.#open.values()].map(({ ticket }) => ticket);
    this.#checker.ended([...this.#over, ...left]);
    return { violations: this.#checker.violations, tickets: this.#over.length + left.length, events: this.#events, waits: this.#waits };
  }

  #dispatch(now: number): void {
    if (this.#open.size === 0) return;
    const cases: RoutedCase[] = [];
    for (const one of this.#open.values()) {
      if (one.seen?.of !== one.ticket) one.seen = { of: one.ticket, as: routedCase(one.ticket, one.unansweredSince) };
      if (one.seen.as !== null) cases.push(one.seen.as);
    }
    const decisions = this.policy({
      now, cases, phraseBook, limits: routingLimits, nextOpening: () => this.#opening(now),
      mediators: [...this.#mediators.values()].map(seen),
    });
    if (decisions.length > 0) this.#checker.decided(now, decisions, cases.filter(({ stage }) => stage === "waiting"), this.#mediators);
    // freed places and cases are given at the next look
    const freed = new Set<string>(decisions.flatMap((one) => (one.kind === "withdraw_offer" || one.kind === "take_back" ? [one.ticket, one.mediator] : [])));
    for (const decision of decisions) {
      const one = this.#open.get(decision.ticket);
      if (one?.ticket.state === (decision.kind === "take_back" ? "taken" : decision.kind === "withdraw_offer" ? "offered" : "waiting")) this.#play(one, eventOf(decision), now);
    }
    const stay = cases.filter(({ id, stage }) => this.#open.get(id)?.ticket.state === stage);
    this.#checker.looked(now, stay, this.#mediators, [...this.#open.values()].map(({ ticket }) => ticket), freed);
  }

  /** Comes, takes a break, falls silent, leaves; a page in sight shows life. */
  #live(mediator: Mediator, now: number): void {
    const { shift } = mediator;
    const state = shift === null || now < shift.from || now >= shift.until ? "gone" : now >= shift.breakFrom && now < shift.breakUntil ? "away" : "present";
    if (state !== mediator.presence.state) {
      if (mediator.presence.state === "gone") mediator.idleSince = now;
      if (state === "gone" && this.#random() >= mediator.leavesAbruptly) this.#handOnAll(mediator, now);
      mediator.presence = { state, since: now };
      mediator.isPresent = state === "present";
    }
    if (state !== "gone" && now >= mediator.silentUntil) mediator.lastSignAt = now;
  }

  #handOnAll(mediator: Mediator, now: number): void {
    for (const id of [...mediator.cases]) {
      const colleague = pick(this.#random, [...this.#mediators.values()]);
      const wanted = this.#random() < 0.5 ? null : this.#random() < 0.5 ? { team: "rights" } : { mediator: colleague.id };
      this.#play(this.#open.get(id) as Case, { event: "handed_on", by: by(mediator.id), reason: "end_of_shift", wanted }, now);
    }
  }

  #arrive(id: string, arrival: Arrival): void {
    const { at, language, territory, isUrgent, patienceMs, wish } = arrival;
    const ticket = openTicket({ ...facts, id, language, territory, ...(isUrgent && { urgent: "violence" as const }) }, person, at);
    const one: Case = { arrival, ticket, leavesAt: at + patienceMs, next: null, unansweredSince: null, seen: null };
    this.#open.set(id, one);
    if (wish === "call_back_only" && !isUrgent) return this.#play(one, { event: "call_back_promised", by: person, reason: "prefers_it", dueAt: this.#opening(at) }, at);
    this.#play(one, { event: "joined_line", by: person }, at);
    if (wish === "with_bot") this.#play(one, { event: "went_on_with_bot", by: person }, at);
  }

  #liveCase(one: Case, now: number): void {
    const { state, callBackAt } = one.ticket;
    if ((state === "waiting" || state === "offered") && now >= one.leavesAt) return this.#play(one, { event: "abandoned", by: person, reason: "left" }, now);
    if (state === "call_back_promised" && callBackAt !== null && now >= callBackAt) {
      one.leavesAt = now + one.arrival.patienceMs;
      return this.#play(one, { event: "call_back_due", by: system }, now);
    }
    if (one.next === null || now < one.next.at) return;
    const holder = this.#mediators.get(one.ticket.owner ?? one.ticket.offer?.mediator ?? "");
    // who is not at the desk does nothing there
    if (holder?.presence.state !== "present" || now < holder.silentUntil) return;
    const { event } = one.next;
    this.#play(one, event.event === "call_back_promised" ? { ...event, dueAt: this.#opening(now) } : event, now);
  }

  #play(one: Case, event: TicketEvent, now: number): void {
    const before = one.ticket;
    const holder = this.#mediators.get(before.owner ?? before.offer?.mediator ?? "");
    one.ticket = mustMove(before, event, now);
    this.#events[event.event] = (this.#events[event.event] ?? 0) + 1;
    const { state, owner, offer } = one.ticket;
    if (state === before.state) return this.#proposed(one, event, now);
    one.next = null;
    one.unansweredSince = null;
    holder?.offers.delete(before.id);
    if (holder?.cases.delete(before.id)) holder.idleSince = now;
    if (offer) this.#offered(one, this.#mediators.get(offer.mediator) as Mediator, now);
    if (owner !== null) this.#taken(one, this.#mediators.get(owner) as Mediator, now);
    // who was spoken with is patient again
    if (before.state === "taken" && state === "waiting") one.leavesAt = now + one.arrival.patienceMs;
    if (!isFinal(state)) return;
    if (state === "handed_back" && this.#random() < 0.1) {
      one.leavesAt = now + one.arrival.patienceMs;
      return this.#play(one, { event: "reopened", by: person, reason: "asked_again", wanted: holder && this.#random() < 0.5 ? { mediator: holder.id } : null }, now);
    }
    this.#open.delete(before.id);
    this.#over.push(one.ticket);
  }

  #proposed(one: Case, event: TicketEvent, now: number): void {
    if (event.event !== "call_back_proposed" || event.dueAt === null || one.arrival.wish !== "call_back") return;
    // nobody believes a third promise
    if (one.ticket.history.filter(({ event: earlier }) => earlier === "call_back_promised").length >= 2) return;
    this.#play(one, { event: "call_back_promised", by: person, reason: "nobody_there", dueAt: event.dueAt }, now);
  }

  #offered(one: Case, mediator: Mediator, now: number): void {
    mediator.offers.add(one.ticket.id);
    const chance = this.#random();
    if (chance < mediator.ignores) return;
    const at = now + between(this.#random, 3_000, 50_000);
    const reason = this.#random() < 0.2 ? "knows_person" : "busy";
    one.next = { at, event: chance < mediator.ignores + mediator.declines ? { event: "declined", by: by(mediator.id), reason } : { event: "taken", by: by(mediator.id) } };
  }

  #taken(one: Case, mediator: Mediator, now: number): void {
    mediator.cases.add(one.ticket.id);
    const wait = measuredWait(one.ticket);
    if (wait) this.#waits.push(wait);
    if (this.#random() < mediator.fallsSilent) mediator.silentUntil = now + between(this.#random, 2 * minute, 20 * minute);
    if (this.#random() < mediator.forgets) {
      one.unansweredSince = now + minute;
      return;
    }
    const owner = by(mediator.id);
    const chance = this.#random();
    const event: TicketEvent =
      chance < 0.55 ? { event: "closed", by: owner, reason: "solved" }
      : chance < 0.8 ? { event: "handed_back", by: owner, resumeAt: null }
      : chance < 0.88 ? { event: "abandoned", by: owner, reason: "no_answer" }
      : chance < 0.93 ? { event: "handed_on", by: owner, reason: "subject", wanted: { team: "rights" } }
      : chance < 0.98 ? { event: "call_back_promised", by: owner, reason: "follow_up", dueAt: this.#opening(now) }
      : { event: "transferred", by: owner, reason: "territory", association: "elsewhere" };
    one.next = { at: now + between(this.#random, 8 * minute, 25 * minute), event };
  }

  /** Half past nine on the next day. */
  #opening(now: number): number {
    return (Math.floor(now / day) + 1) * day + 9.5 * hour;
  }
}
