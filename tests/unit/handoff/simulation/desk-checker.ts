import type { RoutedCase } from "../../../../src/core/handoff/desk-view";
import type { RoutingLimits } from "../../../../src/core/handoff/limits";
import type { Decision } from "../../../../src/core/handoff/routing";
import type { Ticket } from "../../../../src/core/handoff/ticket";
import { phraseBook } from "./people";

/** A mediator as they are, whatever a policy was told. */
export interface TrueMediator {
  readonly id: string;
  readonly languages: readonly string[];
  readonly teams: readonly string[];
  readonly capacity: number;
  readonly isPresent: boolean;
  readonly lastSignAt: number;
  readonly cases: ReadonlySet<string>;
  readonly offers: ReadonlySet<string>;
}

/** Watches a desk and counts what must not happen. Written from the promises, with nothing of the policy in it. */
export class DeskChecker {
  readonly violations: Record<string, number> = {};

  constructor(private readonly limits: RoutingLimits) {}

  /** What a policy decided, before any of it is done. */
  decided(now: number, decisions: readonly Decision[], waiting: readonly RoutedCase[], mediators: ReadonlyMap<string, TrueMediator>): void {
    const offers = decisions.filter((decision) => decision.kind === "offer");
    const given = new Set(offers.map(({ ticket }) => ticket));
    this.#unless(given.size === offers.length, "one case offered to two");
    const places = new Map<string, number>();
    for (const { ticket, mediator: id } of offers) {
      const one = waiting.find((other) => other.id === ticket);
      const mediator = mediators.get(id);
      if (!one || !mediator) {
        this.#unless(false, "an offer of what does not wait");
        continue;
      }
      places.set(id, (places.get(id) ?? 0) + 1);
      this.#unless(mediator.isPresent && now - mediator.lastSignAt < this.limits.unseenMs, "given to somebody who is not there");
      this.#unless(mediator.cases.size + mediator.offers.size + (places.get(id) ?? 0) <= mediator.capacity, "given to somebody who is full");
      this.#unless(!this.#isPassedOver(now, one, id), "back to the same at once");
      for (const older of waiting) {
        if (given.has(older.id) || !comesBefore(older, one) || !this.#couldServe(now, mediator, older) || this.#mayWait(now, older, mediator, mediators)) continue;
        this.#unless(false, older.isUrgent && !one.isUrgent ? "an urgent case passed by one that is not" : "an older case passed by a newer one");
      }
    }
  }

  /**
   * The desk after that: nobody waits beside free hands or with somebody silent, nobody is spoken to by two.
   *
   * @param cases as they were before, without those that changed.
   * @param freed cases and mediators that this very look set free: they are given by the next.
   */
  looked(now: number, cases: readonly RoutedCase[], mediators: ReadonlyMap<string, TrueMediator>, tickets: Iterable<Ticket>, freed: ReadonlySet<string>): void {
    const free = [...mediators.values()].filter((one) => !freed.has(one.id) && one.cases.size + one.offers.size < one.capacity && one.offers.size < this.limits.maxOpenOffers);
    for (const one of cases) {
      if (freed.has(one.id)) continue;
      const isForgotten = (): boolean => free.some((mediator) => this.#couldServe(now, mediator, one) && !this.#mayWait(now, one, mediator, mediators));
      if (one.holder === null) this.#unless(!isForgotten(), "left waiting beside free hands");
      else this.#held(now, one, one.holder, mediators);
    }
    const hands = new Map<string, number>();
    for (const { cases } of mediators.values()) for (const id of cases) hands.set(id, (hands.get(id) ?? 0) + 1);
    for (const { id, owner, state } of tickets) {
      this.#unless((hands.get(id) ?? 0) === (owner === null ? 0 : 1) && (owner === null || mediators.get(owner)?.cases.has(id) === true), "two owners, or the wrong one");
      this.#unless((owner !== null) === (state === "taken"), "an owner where none is, or none where one is");
    }
  }

  #held(
    now: number, { stage, unansweredSince }: RoutedCase, { mediator, since }: NonNullable<RoutedCase["holder"]>, mediators: ReadonlyMap<string, TrueMediator>,
  ): void {
    const { offerMs, silentMs, unansweredMs } = this.limits;
    if (stage === "offered") return this.#unless(now - since < offerMs, "an offer without an end");
    const isSilent = now - Math.max(since, mediators.get(mediator)?.lastSignAt ?? 0) >= silentMs
      || (unansweredSince !== null && now - Math.max(since, unansweredSince) >= unansweredMs);
    this.#unless(!isSilent, "left with somebody silent");
  }

  ended(tickets: Iterable<Ticket>): void {
    for (const { state } of tickets) this.#unless(["handed_back", "closed", "abandoned", "transferred"].includes(state), "never over");
  }

  #unless(isRight: boolean, violation: string): void {
    if (!isRight) this.violations[violation] = (this.violations[violation] ?? 0) + 1;
  }

  #isPassedOver(now: number, one: RoutedCase, id: string): boolean {
    return one.passedOver.some(({ mediator, at, isForGood }) => mediator === id && (isForGood || now - at < this.limits.retryAfterMs));
  }

  #isThere(now: number, { isPresent, lastSignAt }: TrueMediator): boolean {
    return isPresent && now - lastSignAt < this.limits.unseenMs;
  }

  #couldServe(now: number, mediator: TrueMediator, one: RoutedCase): boolean {
    const hasWords = mediator.languages.includes(one.language) || phraseBook.has(one.language) || one.isUrgent;
    return hasWords && this.#isThere(now, mediator) && !this.#isPassedOver(now, one, mediator.id);
  }

  /** Rather than go to this mediator it may wait a bounded time for a better one who is there: who it was sent to, or who speaks the language. */
  #mayWait(now: number, one: RoutedCase, instead: TrueMediator, mediators: ReadonlyMap<string, TrueMediator>): boolean {
    if (one.isUrgent) return false;
    const there = [...mediators.values()].filter((mediator) => this.#isThere(now, mediator) && !this.#isPassedOver(now, one, mediator.id));
    const { wanted } = one;
    if (wanted !== null && now - wanted.since < this.limits.wantedMs) {
      const isWanted = ({ id, teams }: TrueMediator): boolean => ("mediator" in wanted.whom ? wanted.whom.mediator === id : teams.includes(wanted.whom.team));
      if (there.some(isWanted) && !isWanted(instead)) return true;
    }
    const speaks = ({ languages }: TrueMediator): boolean => languages.includes(one.language);
    return now - one.waitingSince < this.limits.languagePatienceMs && !speaks(instead) && there.some(speaks);
  }
}

const comesBefore = (a: RoutedCase, b: RoutedCase): boolean => (a.isUrgent === b.isUrgent ? a.waitingSince < b.waitingSince : a.isUrgent);
