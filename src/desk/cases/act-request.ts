import { z } from "zod";
import { maxTextLength } from "../../core/limits";
import { maxCallBackAheadMs } from "../../core/handoff/limits";
import { maxPhraseIdLength } from "../../core/phrase-book";
import { maxLabelLength, maxLabels, maxNoteLength } from "./limits";

const id = z.string().regex(/^[\w-]{1,64}$/);
/** Longest value of a slot that is looked at; `fillPhrase` says what fits each kind. */
const maxSlotLength = 200;
const maxSlots = 8;

/** What a page asks to be done with a case. */
export const actRequest = z.strictObject({
  event: z.string().regex(/^[\w-]{8,64}$/),
  act: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("take") }),
    z.strictObject({ kind: z.literal("decline"), reason: z.enum(["busy", "language", "subject", "knows_person"]) }),
    z.strictObject({ kind: z.literal("say"), text: z.string().trim().min(1).max(maxTextLength) }),
    z.strictObject({
      kind: z.literal("phrase"), phrase: z.string().max(maxPhraseIdLength),
      slots: z.record(z.string().max(40), z.string().max(maxSlotLength)).refine((slots) => Object.keys(slots).length <= maxSlots),
    }),
    z.strictObject({ kind: z.literal("hand_back"), step: z.string().max(60).optional() }),
    z.strictObject({
      kind: z.literal("hand_on"), to: z.union([z.strictObject({ mediator: id }), z.strictObject({ team: id })]).nullable(),
      reason: z.enum(["end_of_shift", "language", "subject", "territory", "knows_person"]),
    }),
    z.strictObject({ kind: z.literal("transfer"), partner: id, reason: z.enum(["language", "subject", "territory", "nobody_here"]) }),
    z.strictObject({
      kind: z.literal("close"), reason: z.enum(["solved", "oriented", "out_of_scope", "duplicate", "no_answer"]), asksIfHelped: z.literal(true).exactOptional(),
    }).refine(({ reason, asksIfHelped }) => reason !== "no_answer" || asksIfHelped === undefined),
    z.strictObject({ kind: z.literal("reopen"), reason: z.enum(["follow_up", "mistake"]) }),
    z.strictObject({
      kind: z.literal("call_back"), at: z.number().int().min(0), reason: z.enum(["follow_up", "end_of_shift", "no_answer"]),
    }).refine(({ at }) => at < Number.MAX_SAFE_INTEGER - maxCallBackAheadMs),
    z.strictObject({ kind: z.literal("call_now") }),
    z.strictObject({ kind: z.literal("note"), text: z.string().trim().min(1).max(maxNoteLength) }),
    z.strictObject({ kind: z.literal("label"), labels: z.array(z.string().trim().min(1).max(maxLabelLength)).max(maxLabels) }),
  ]),
});
export type ActRequestBody = z.infer<typeof actRequest>;
export type AskedAct = ActRequestBody["act"];
