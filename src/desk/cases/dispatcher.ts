import { eventOf, route, type Decision } from "../../core/handoff/routing";
import type { CaseDesk } from "./case-desk";
import { heldBy } from "./desk-snapshot";
import { lookEveryMs } from "./limits";

/**
 * Carries out the routing policy, on every node at once and without a leader: a place is reserved in one atomic step, and each decision is an
 * event of its conversation, which refuses what comes too late.
 */
export class Dispatcher {
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;

  constructor(readonly desk: CaseDesk, readonly report: (error: unknown) => void, readonly onLook: () => void) {}

  start(): void {
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#round;
  }

  /** One look, never two at a time; a failure is reported and the next look tries again. */
  look(): Promise<void> {
    this.#round ??= this.#lookOnce().catch(this.report).finally(() => (this.#round = null));
    return this.#round;
  }

  /** A look that begins after this call. */
  async lookAnew(): Promise<void> {
    await this.#round;
    await this.look();
  }

  async #lookOnce(): Promise<void> {
    const { mediators } = await this.desk.look();
    // where nobody works people were told so, and nothing else is ever proposed to them
    if (mediators.length > 0) {
      for (const decision of route(this.desk.view())) await this.#carryOut(decision);
      await this.#beginCallBacks();
      await this.#freePlaces();
    }
    this.onLook();
  }

  async #carryOut(decision: Decision): Promise<void> {
    const { snapshot, parts: { roster, limits, now } } = this.desk;
    const ticket = snapshot.tickets.find(({ id }) => id === decision.ticket);
    if (!ticket) return;
    if (decision.kind === "offer") {
      const mediator = snapshot.mediators.find(({ id }) => id === decision.mediator);
      const until = now() + 2 * limits.offerMs; // an offer that is taken at its last moment is still theirs
      if (!mediator || !(await roster.reserve(mediator.id, ticket.id, { held: heldBy(snapshot, mediator.id), capacity: mediator.profile.capacity, until, isOwnWish: false }))) return;
    }
    await this.desk.move(ticket, eventOf(decision));
    if (decision.kind === "take_back") await roster.idle(decision.mediator);
  }

  async #beginCallBacks(): Promise<void> {
    const { snapshot, parts: { now } } = this.desk;
    for (const ticket of snapshot.tickets) {
      if (ticket.callBackAt !== null && ticket.callBackAt <= now()) await this.desk.move(ticket, { event: "call_back_due", by: { role: "system" } });
    }
  }

  /** Places kept for cases that have gone elsewhere. */
  async #freePlaces(): Promise<void> {
    const { snapshot, parts: { roster } } = this.desk;
    for (const { id, presence } of snapshot.mediators) {
      for (const { ticket: of, until } of presence.reserved) {
        const ticket = snapshot.tickets.find((one) => one.id === of);
        const isTheirs = ticket?.owner === id || ticket?.offer?.mediator === id;
        // the offer itself may not have been played yet
        const isOnItsWay = ticket?.state === "waiting" && until - this.desk.parts.now() > this.desk.parts.limits.offerMs;
        if (!isTheirs && !isOnItsWay) await roster.release(id, of);
      }
    }
  }
}
