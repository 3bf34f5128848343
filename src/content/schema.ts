import { z } from "zod";
import { askKinds } from "../core/flow/model";
import { maxPhraseIdLength, slotTypes } from "../core/phrase-book";
import { pictogramNames } from "../core/pictograms";

/* What a person may write in dialogs/. Shapes only: references are checked once everything is read. */

const id = z.string().regex(/^[a-z0-9][a-zA-Z0-9_-]*$/, "an id is made of letters without accents, digits, - and _");
const answerName = z.string().regex(/^[a-z][a-zA-Z0-9_-]*$/, "the name of an answer is made of letters without accents, digits, - and _");
const sourceId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, "a source id is made of letters without accents, digits, . - and _");
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written 2026-11-22");
const words = z.string().min(1);

const answerValue = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.union([id, z.record(answerName, z.union([answerValue, z.array(answerValue).min(1)]))]);
const exit = z.strictObject({ when: condition.optional(), go: id });
const exits = z.union([id, z.array(exit).min(1)]);
const valueSource = z.union([
  z.strictObject({ answer: answerName }), z.strictObject({ compute: id }), z.strictObject({ amount: id }),
]);
const values = z.record(answerName, valueSource);
const bound = z.union([z.number(), z.literal("today"), date]);

/** What every step may have. */
const common = {
  stage: id,
  sources: z.array(sourceId).optional(),
  terms: z.array(id).optional(),
  values: values.optional(),
  links: z.array(z.string()).optional(),
};

const pictogram = z.enum(pictogramNames);
const choice = z.union([id, z.strictObject({ value: id, official: words.optional(), pictogram: pictogram.optional() })]);
const document = z.strictObject({ id, official: words, pictogram: pictogram.optional(), when: condition.optional() });
const screen = z.union([
  id, z.strictObject({ id, official: words.optional(), hint: z.boolean().optional(), sources: z.array(sourceId).optional() }),
]);
const nextStep = z.union([id, z.strictObject({ text: id, when: condition.optional(), values: values.optional() })]);
const deadline = z.strictObject({ text: id, compute: id, when: condition.optional() });

export const queues = ["france-travail", "caf", "logement", "sejour", "general"] as const;

export const stepSchemas = {
  tell: z.strictObject({ tell: z.literal(true), ...common, pause: z.boolean().optional(), next: exits }),
  ask: z.strictObject({
    ask: z.enum(askKinds), ...common,
    save: answerName.optional(),
    choices: z.array(choice).min(2).optional(),
    unknown: z.boolean().optional(),
    per: z.enum(["month", "year"]).optional(),
    precision: z.enum(["month", "year"]).optional(),
    min: bound.optional(),
    max: bound.optional(),
    valid: z.strictObject({ rule: id }).optional(),
    depends_on: z.array(answerName).optional(),
    private: z.boolean().optional(),
    next: exits,
  }),
  check: z.strictObject({ check: z.literal(true), ...common, save: answerName.optional(), documents: z.array(document).min(1), next: exits }),
  guide: z.strictObject({ guide: z.literal(true), ...common, save: answerName.optional(), screens: z.array(screen).min(1), next: exits }),
  branch: z.strictObject({ branch: z.array(exit).min(1), ...common }),
  handoff: z.strictObject({ handoff: z.enum(queues), ...common, contacts: z.array(id).optional(), next: exits.optional() }),
  end: z.strictObject({
    end: id, ...common,
    next_steps: z.array(nextStep).optional(),
    deadlines: z.array(deadline).optional(),
    contacts: z.array(id).optional(),
  }),
} as const;

export type StepKind = keyof typeof stepSchemas;
export type RawStep = { [K in StepKind]: z.infer<(typeof stepSchemas)[K]> }[StepKind];
export type RawExits = z.infer<typeof exits>;
export type RawCondition = z.infer<typeof condition>;
export type RawValues = z.infer<typeof values>;

const source = z.strictObject({ title: words, url: z.string() });

const header = {
  id,
  kind: z.enum(["procedure", "journey"]),
  version: z.int().min(1),
  checked_on: date,
  review_by: date,
  pictogram: pictogram.optional(),
  sources: z.record(sourceId, source).optional(),
  official_page: sourceId.optional(),
  stages: z.array(id).min(1),
  start: id,
  given: z.array(answerName).optional(),
  renamed: z.record(answerName, answerName).optional(),
};

/** A file of procedures/ or journeys/, its steps still unread: each is then read as its own kind, so that messages stay short. */
export const headerSchema = z.strictObject({ ...header, steps: z.record(id, z.record(z.string(), z.unknown())) });
export type RawHeader = z.infer<typeof headerSchema>;

/** The same with its steps: only for the JSON schema that editors use. */
const { tell, ask, check, guide, branch, handoff, end } = stepSchemas;
export const procedureSchema = z.strictObject({
  ...header, steps: z.record(id, z.union([tell, ask, check, guide, branch, handoff, end])),
});

export const contactsSchema = z.record(id, z.strictObject({
  name: words, phone: words.optional(), url: z.string().optional(), source, checked_on: date,
}));

/** The names are classes of the reader of wishes as well (`locales/<tag>/wishes.yaml`). */
export const topicsSchema = z.record(id, z.strictObject({ contacts: z.array(id).min(1), pictogram: pictogram.optional() }));

export const glossarySchema = z.record(id, z.strictObject({
  official: words, words: z.partialRecord(z.enum(["fr", "en", "ar", "uk", "fa-AF"]), z.array(words)).optional(),
}));

const phraseId = z.string().regex(/^[a-z][a-z0-9_]*$/, "the id of a phrase is made of small letters without accents, digits and _").max(maxPhraseIdLength);
// `count` would choose a plural form
const slotName = z.string().regex(/^(?!count$)[a-z][a-z_]*$/, "the name of a slot is made of small letters and _, and is not `count`");

export const phraseBookSchema = z.record(id, z.strictObject({
  name: words,
  phrases: z.record(phraseId, z.strictObject({
    slots: z.record(slotName, z.enum(slotTypes)).optional(),
    answers: z.array(phraseId).min(1).optional(),
    words: z.array(words).optional(),
    warns: z.literal(true).optional(),
  })),
}));

export const officialNamesSchema = z.array(words);

export const amountsSchema = z.record(id, z.strictObject({
  rows: z.array(z.strictObject({ from: date, until: date, euros: z.number().positive(), source })).min(1),
}));

export const reviewSchema = z.strictObject({ state: z.string(), fingerprints: z.record(z.string(), z.string().regex(/^[0-9a-f]{8}$/)) });

