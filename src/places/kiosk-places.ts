import { z } from "zod";
import { departmentNumber } from "../core/department";
import { locales } from "../core/locale";

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
}

/** More places than a department has libraries. */
const maxPlaces = 500;

export const kioskPlacesSchema: z.ZodType<readonly KioskPlace[]> = z.array(z.strictObject({
  token: z.string().regex(/^[\w-]{16,64}$/, "must be 16 to 64 letters, digits, - or _, drawn by chance"),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be small letters, digits and hyphens, at most 32"),
  name: z.string().trim().min(1).max(80).regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, "must be one line without hidden characters"),
  territory: z.string().regex(departmentNumber, "must be the number of a French department, in quotes"),
  languages: z.array(z.enum(locales)).default([]),
}))
  .max(maxPlaces)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "must not name an id twice")
  .refine((all) => new Set(all.map(({ token }) => token)).size === all.length, "must not give a token twice");
