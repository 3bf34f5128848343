import { z } from "zod";
import { isIsoDate } from "../../core/flow/dates";
import { badInput } from "./refusal";

/** `2026-02-30` is not one. */
export const daySchema = z.string().refine(isIsoDate);

/** A number from nought, as addresses have them. @param max inclusive. */
export const countSchema = (max: number) => z.string().regex(/^\d{1,9}$/).transform(Number).pipe(z.number().max(max));

/** The query of a request; what the schema does not name is left out. @throws DeskRefused BAD_INPUT */
export function readQuery<Read>(schema: z.ZodType<Read>, query: URLSearchParams): Read {
  const parsed = schema.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw badInput(parsed.error);
  return parsed.data;
}
