import { z } from "zod";
import { departmentNumber } from "../core/department";
import { locales } from "../core/locale";
import { refuseHours, territoryOf } from "./opening-hours";

/** A screen in a public place, by the address that it was given. */
export interface KioskPlace {
  /** The secret part of its address: `/?kiosk=<token>`. */
  readonly token: string;
  readonly id: string;
  /** As people of the place call it. */
  readonly name: string;
  /** Number of a French department: who asks for somebody there is first offered to those near. */
  readonly territory: string;
  /** Offered first on its first screen, in this order. */
  readonly languages: readonly string[];
  /** When somebody of the place helps people there, on its own clock. */
  readonly hours?: {
    /** OpenStreetMap `opening_hours`. */
    readonly opening: string;
    /** The day (`YYYY-MM-DD`) on which somebody last read them on the door. */
    readonly checkedOn: string;
  };
}

/** More places than a department has libraries. */
const maxPlaces = 500;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

const row = z.strictObject({
  token: z.string().regex(/^[\w-]{16,64}$/, "must be 16 to 64 letters, digits, - or _, drawn by chance"),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be small letters, digits and hyphens, at most 32"),
  name: z.string().trim().min(1).max(80).regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, "must be one line without hidden characters"),
  territory: z.string().regex(departmentNumber, "must be the number of a French department, in quotes"),
  languages: z.array(z.enum(locales)).default([]),
  hours: z.string().optional(),
  hours_checked_on: z.string().refine((day) => isDay(day) && Date.parse(day) <= Date.now(), "must be a day that has come, such as 2026-11-20").optional(),
}).superRefine(({ hours, hours_checked_on: checkedOn, territory }, issues) => {
  if ((hours === undefined) !== (checkedOn === undefined)) issues.addIssue({ code: "custom", path: ["hours_checked_on"], message: "must stand beside hours, and only there" });
  const refused = hours === undefined || territoryOf(territory) === null ? null : refuseHours(hours, territory, Date.now());
  if (refused !== null) issues.addIssue({ code: "custom", path: ["hours"], message: `must be opening hours as OpenStreetMap writes them, such as Mo-Fr 09:00-12:00; PH off (${refused})` });
}).transform(({ hours: opening, hours_checked_on: checkedOn, ...place }): KioskPlace => (opening === undefined || checkedOn === undefined ? place : { ...place, hours: { opening, checkedOn } }));

export const kioskPlacesSchema: z.ZodType<readonly KioskPlace[]> = z.array(row)
  .max(maxPlaces)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "must not name an id twice")
  .refine((all) => new Set(all.map(({ token }) => token)).size === all.length, "must not give a token twice");
