import type { ClockHour } from "../handoff/desk-event";
import type { IsoDate } from "../flow/model";
import type { Said } from "../message";
import type { Session } from "./session";
import type { World } from "./world";

/** Somebody of the place where a kiosk stands, who helps there in person, as its hours say. All hours are those of the place's clock. */
export interface Here {
  /** Null: nobody can say. `untilHour` (`HH:MM`) is told when it ends today. */
  readonly now: { readonly state: "open"; readonly untilHour: string | null } | { readonly state: "closed"; readonly opens: ClockHour } | null;
  /** When somebody last read the hours on the door. */
  readonly checkedOn: IsoDate;
  /** How long (ms) `now` stays true at least. */
  readonly staysMs: number;
  /** First moment at which this place and the association are both open; null when both are now, or none is known. */
  readonly bothOpen: (ClockHour & { readonly at: number }) | null;
}

/** @returns null for who is at no kiosk with hours of its own. */
export function hereOf({ place, lastSeenAt }: Session, { here }: World): Here | null {
  return place === null || here === undefined ? null : here(place, lastSeenAt);
}

/** Who can help in this very place; nothing where nobody can say. */
export function hereWords({ now, checkedOn }: Here): readonly Said[] {
  if (now === null) return [];
  if (now.state === "closed") return [{ key: "handoff:here.opens", params: { date: { date: now.opens.date }, hour: now.opens.hour }, checkedOn }];
  return [now.untilHour === null ? { key: "handoff:here.open", checkedOn } : { key: "handoff:here.open_until", params: { hour: now.untilHour }, checkedOn }];
}
