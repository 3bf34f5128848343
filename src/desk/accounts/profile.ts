import { departmentNumber } from "../../core/department";
import { z } from "zod";

/** Cases one mediator holds at once, at most: beyond, nobody is really listened to. */
const maxCapacity = 12;
const defaultCapacity = 4;
const maxLanguages = 12;
const maxTeams = 8;

const languageTag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "must be a language tag such as fr, ar or fa-AF").transform(toCanonical);

/** What routing and the person in the talk know of a mediator. */
export const profileSchema = z.strictObject({
  /** First name, shown to people in the talk: letters of any script, no family name, nothing that could be markup. */
  firstName: z.string().transform((name) => name.normalize("NFC").trim())
    .pipe(z.string().max(40, "must have at most 40 characters").regex(/^\p{L}[\p{L}\p{M}]*([-'’ ]\p{L}[\p{L}\p{M}]*){0,2}$/u, "must be a first name: letters, with - or ' inside")),
  /** BCP 47 tags, the best first. */
  languages: z.array(languageTag).min(1, "must name a language").max(maxLanguages).transform((tags) => [...new Set(tags)]).default(["fr"]),
  /** Number of a French department (`33`, `2A`, `974`); null: anywhere. */
  territory: z.string().regex(departmentNumber, "must be the number of a French department").nullable().default(null),
  /** Teams a case can be passed to. */
  teams: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be small letters, digits and hyphens")).max(maxTeams).transform((teams) => [...new Set(teams)]).default([]),
  /** Cases held at once; 0: is never given one (a coordinator who only supervises). */
  capacity: z.number("must be a number").int("must be a whole number").min(0, "must be at least 0").max(maxCapacity, `must be at most ${maxCapacity}`).default(defaultCapacity),
});
export type Profile = z.infer<typeof profileSchema>;

function toCanonical(tag: string, context: z.RefinementCtx): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    context.addIssue({ code: "custom", message: "must be a language tag such as fr, ar or fa-AF" });
    return z.NEVER;
  }
}
