import { z } from "zod";
import type { Partner } from "../core/handoff/partner";

/** Associations in one list; a mediator chooses among them by eye. */
const maxPartners = 50;

const line = (max: number) => z.string().trim().min(1).max(max).regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, "must be one line without hidden characters");

/** The associations that mediators may send people to, all in French, as people read them: lengths that fit into a message. */
export const partnersSchema: z.ZodType<readonly Partner[]> = z.array(z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be small letters, digits and hyphens, at most 32"),
  name: line(80),
  address: line(160),
  hours: line(160).exactOptional(),
  phone: z.string().regex(/^\+?[\d ().-]{4,24}$/, "must be a telephone number").exactOptional(),
  url: z.url({ protocol: /^https$/, error: "must begin with https://" }).max(200).exactOptional(),
})).max(maxPartners).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "must not name an id twice");
