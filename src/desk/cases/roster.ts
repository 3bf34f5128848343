import { z } from "zod";
import { changeRecord } from "../../core/change-record";
import { AppError } from "../../core/errors";
import type { DeskStore } from "../../core/ports";

/** A mediator's presence is forgotten after a day without a sign (ms). */
const presenceMs = 24 * 3_600_000;
/** Places that one mediator can have reserved at once: far above any capacity. */
const maxReservations = 40;

const presenceSchema = z.strictObject({
  v: z.literal(1),
  state: z.enum(["present", "away", "gone"]),
  since: z.number(),
  lastSignAt: z.number(),
  idleSince: z.number(),
  /** Cases offered and not yet in their hands, or in anybody's: each ends by itself. */
  reserved: z.array(z.strictObject({ ticket: z.string(), until: z.number() })).max(maxReservations),
});
export type PresenceRecord = z.infer<typeof presenceSchema>;

/** Somebody who has not come to the desk yet, or not for a day. @param at ms since 1970 */
export const neverSeen = (at: number): PresenceRecord => ({ v: 1, state: "gone", since: at, lastSignAt: at, idleSince: at, reserved: [] });

/** Too many hands on one mediator's record at once; nothing was changed. */
class RosterBusy extends AppError {
  constructor() {
    super("ROSTER_BUSY", "a mediator's presence was changed by others again and again");
  }
}

/** Who is at the desk, and whose places are promised: one record a mediator, changed only as it was read. */
export class Roster {
  constructor(readonly store: DeskStore, readonly association: string, readonly now: () => number) {}

  async all(): Promise<ReadonlyMap<string, PresenceRecord>> {
    const records = await this.store.list(this.association, "presence");
    return new Map(records.map(({ id, value }) => [id, this.#current(presenceSchema.parse(value))]));
  }

  setPresence(account: string, state: PresenceRecord["state"]): Promise<PresenceRecord> {
    return this.#change(account, (before) => ({
      ...before, state, lastSignAt: this.now(), since: before.state === state ? before.since : this.now(),
      idleSince: before.state === "gone" ? this.now() : before.idleSince,
    }));
  }

  /** The page of a mediator lives, or they wrote. Whoever is gone stays so: a page left open does not bring them back. */
  sign(account: string): Promise<PresenceRecord> {
    return this.#change(account, (before) => (before.state === "gone" ? null : { ...before, lastSignAt: this.now() }));
  }

  /** A case has left their hands. */
  idle(account: string): Promise<PresenceRecord> {
    return this.#change(account, (before) => ({ ...before, idleSince: this.now() }));
  }

  /**
   * Keeps a place for a case until it is in their hands, or nobody's.
   *
   * @param how `held`: cases that they have by now; `until`: ms since 1970; `isOwnWish`: they reach for it themselves, present or not.
   * @returns false when they have no room, or are not there: nothing was reserved.
   */
  async reserve(
    account: string, ticket: string, how: { readonly held: ReadonlySet<string>; readonly capacity: number; readonly until: number; readonly isOwnWish: boolean },
  ): Promise<boolean> {
    const { held, capacity, until, isOwnWish } = how;
    let isReserved = false;
    await this.#change(account, (before) => {
      const others = before.reserved.filter((one) => one.ticket !== ticket);
      const taken = new Set([...held, ...others.map((one) => one.ticket)]);
      taken.delete(ticket);
      isReserved = (isOwnWish || before.state === "present") && taken.size < capacity;
      return isReserved ? { ...before, reserved: [...others, { ticket, until }].slice(-maxReservations) } : null;
    });
    return isReserved;
  }

  async release(account: string, ticket: string): Promise<void> {
    await this.#change(account, (before) =>
      before.reserved.some((one) => one.ticket === ticket) ? { ...before, reserved: before.reserved.filter((one) => one.ticket !== ticket) } : null);
  }

  /** @param change null leaves everything as it is. @throws RosterBusy */
  #change(account: string, change: (before: PresenceRecord) => PresenceRecord | null): Promise<PresenceRecord> {
    const read = (value: unknown) => (value === undefined ? neverSeen(this.now()) : this.#current(presenceSchema.parse(value)));
    return changeRecord(this.store, { association: this.association, kind: "presence", id: account, ttlMs: presenceMs, read, busy: () => new RosterBusy() }, change);
  }

  #current(record: PresenceRecord): PresenceRecord {
    return { ...record, reserved: record.reserved.filter(({ until }) => until > this.now()) };
  }
}
