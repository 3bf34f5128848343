import { z } from "zod";
import { daySchema } from "../edge";
import { maxLabelLength, maxSearchLength } from "./limits";

const optional = <T extends z.ZodType>(type: T) => type.exactOptional();

/** What a page looks for among the cases that have ended; what is left out is not looked at. */
export const searchRequest = z.strictObject({
  text: optional(z.string().trim().max(maxSearchLength)),
  label: optional(z.string().trim().min(1).max(maxLabelLength)),
  mediator: optional(z.string().regex(/^[\w-]{1,64}$/)),
  procedure: optional(z.string().regex(/^[\w-]{1,64}$/)),
  state: optional(z.enum(["transferred", "handed_back", "closed", "abandoned"])),
  from: optional(daySchema),
  to: optional(daySchema),
}).refine(({ from, to }) => from === undefined || to === undefined || from <= to, { path: ["to"] });
export type SearchRequest = z.infer<typeof searchRequest>;
