import type { Param } from "../message";
import type { PictogramName } from "../pictograms";

/** `YYYY-MM-DD`, a calendar day in Europe/Paris. */
export type IsoDate = string;

/** `dialog:path.to.sentence`, present in `locales/<tag>/<dialog>.json` of every locale. */
export type MessageKey = string;

export type FlowId = string;
export type StepId = string;
export type AnswerName = string;
export type SourceId = string;
export type ContactId = string;
export type TermId = string;

/** What a person answers when the question allows "I do not know". Never the name of a choice. */
export const unknown = "unknown";

/**
 * One answer as kept in the session. Choices, dates and durations (ISO 8601), postcodes, phones, e-mails and short texts are strings; numbers and
 * amounts (euros) are numbers; yes/no is a boolean; a document check maps document to `have` or `missing`, a guide maps
 * screen to `done` or `skipped`.
 */
export type AnswerValue = string | number | boolean | Readonly<Record<string, string>>;

export interface Answer {
  readonly value: AnswerValue;
  /** Values, at that moment, of the answers this one depends on (`depends_on`); another value there asks this one again. */
  readonly basis?: Readonly<Record<AnswerName, AnswerValue | null>>;
}

export type Answers = Readonly<Record<AnswerName, Answer>>;

export const askKinds = [
  "choice", "yes_no", "number", "amount", "date", "duration", "postcode", "phone", "email", "short_text", "language",
] as const;
export type AskKind = (typeof askKinds)[number];

/** A named rule, or the values that answers must have (all of them; a list means one of). */
export type Condition =
  | { readonly rule: string }
  | { readonly answers: Readonly<Record<AnswerName, readonly (string | number | boolean)[]>> };

export interface Exit {
  /** Absent: always. Exits are tried in order; the last one has no condition. */
  readonly when?: Condition;
  readonly go: StepId;
}

/** A value put into a sentence: an earlier answer, a named computation (core/flow/rules), or a dated amount. */
export type ValueSource = { readonly answer: AnswerName } | { readonly compute: string } | { readonly amount: string };
export type ValueSources = Readonly<Record<string, ValueSource>>;

interface StepBase {
  readonly id: StepId;
  /** Index in the flow's `stages`: "step 3 of 8" counts stages, so that the total never moves. */
  readonly stage: number;
  readonly sources: readonly SourceId[];
  /** Glossary terms explained on request at this step. */
  readonly terms: readonly TermId[];
  readonly values: ValueSources;
  readonly links: readonly string[];
}

export interface TellStep extends StepBase {
  readonly kind: "tell";
  readonly text: MessageKey;
  /** Said instead when a dated amount of `values` has no row for today. */
  readonly otherwise?: MessageKey;
  /** Wait for "continue" before the next step. */
  readonly pause: boolean;
  readonly next: readonly Exit[];
}

export interface Choice {
  readonly value: string;
  readonly label: MessageKey;
  /** Official French words for this choice, shown beside the label. */
  readonly official?: string;
  readonly pictogram?: PictogramName;
}

export interface AskStep extends StepBase {
  readonly kind: "ask";
  readonly ask: AskKind;
  readonly text: MessageKey;
  /** Short name of the question in summaries and in "correct an answer". */
  readonly label: MessageKey;
  readonly why: MessageKey;
  readonly save: AnswerName;
  readonly choices: readonly Choice[];
  readonly allowUnknown: boolean;
  /** What the amount asked for is for. */
  readonly per?: "month" | "year";
  /** The least exact date that is enough: `1985-03` or `1985`; absent, a day. */
  readonly precision?: "month" | "year";
  /** Inclusive bounds of a number, an amount in euros, or a date. */
  readonly min?: number | IsoDate | "today";
  readonly max?: number | IsoDate | "today";
  /** Named rule that must hold once the answer is in; otherwise it is asked again with `invalid`. */
  readonly valid?: { readonly rule: string; readonly invalid: MessageKey };
  readonly dependsOn: readonly AnswerName[];
  /** Left out of summaries and of what a mediator receives. */
  readonly isPrivate: boolean;
  readonly next: readonly Exit[];
}

export interface DocumentItem {
  readonly id: string;
  readonly name: MessageKey;
  /** French name as printed on forms and web sites. */
  readonly official: string;
  readonly what: MessageKey;
  readonly missing: MessageKey;
  readonly pictogram?: PictogramName;
  readonly when?: Condition;
}

export interface CheckStep extends StepBase {
  readonly kind: "check";
  readonly text: MessageKey;
  readonly label: MessageKey;
  readonly why: MessageKey;
  readonly save: AnswerName;
  readonly documents: readonly DocumentItem[];
  readonly next: readonly Exit[];
}

export interface Screen {
  readonly id: string;
  readonly text: MessageKey;
  /** French label to find on the screen; a hint when the sources do not agree or are old. */
  readonly official?: string;
  readonly isHint: boolean;
  readonly unseen: MessageKey;
  readonly help: MessageKey;
  readonly sources: readonly SourceId[];
}

export interface GuideStep extends StepBase {
  readonly kind: "guide";
  readonly text: MessageKey;
  readonly label: MessageKey;
  readonly why: MessageKey;
  readonly save: AnswerName;
  readonly screens: readonly Screen[];
  readonly next: readonly Exit[];
}

export interface BranchStep extends StepBase {
  readonly kind: "branch";
  readonly next: readonly Exit[];
}

export interface HandoffStep extends StepBase {
  readonly kind: "handoff";
  readonly queue: string;
  readonly text: MessageKey;
  readonly contacts: readonly ContactId[];
  /** Empty: the branch stops here, because what follows is not certain enough to be said by a machine. */
  readonly next: readonly Exit[];
}

export interface EndStep extends StepBase {
  readonly kind: "end";
  readonly text: MessageKey;
  readonly outcome: string;
  readonly nextSteps: readonly { readonly text: MessageKey; readonly values: ValueSources; readonly when?: Condition }[];
  readonly deadlines: readonly { readonly text: MessageKey; readonly compute: string; readonly when?: Condition }[];
  readonly contacts: readonly ContactId[];
}

export type Step = TellStep | AskStep | CheckStep | GuideStep | BranchStep | HandoffStep | EndStep;

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** The parsed and checked form of one file of dialogs/. Frozen; the engine trusts it. */
export interface FlowSpec {
  readonly id: FlowId;
  readonly kind: "procedure" | "journey";
  readonly version: number;
  /** Day a person last read the sources. */
  readonly checkedOn: IsoDate;
  /** After this day the bot says that the information is old and offers a person. */
  readonly reviewBy: IsoDate;
  readonly title: MessageKey;
  readonly pictogram?: PictogramName;
  readonly sources: Readonly<Record<SourceId, Source>>;
  /** Source that a person reads to be up to date: the one page to take along. */
  readonly officialPage?: SourceId;
  /** Names of the stages, in order. */
  readonly stages: readonly MessageKey[];
  readonly start: StepId;
  readonly steps: Readonly<Record<StepId, Step>>;
  /** Answers known before the first step (the channel, how long it keeps words), set by whoever starts the run. */
  readonly given: readonly AnswerName[];
  /** Answers renamed since an older version: old name -> new name. */
  readonly renamed: Readonly<Record<AnswerName, AnswerName>>;
}

/** What the conversation waits for inside one step. */
export interface Waiting {
  readonly step: StepId;
  /** Document or screen being asked about. */
  readonly part?: string;
  /** A value read with doubt, said back to the person; the next answer is a yes or a no. */
  readonly proposed?: AnswerValue;
}

/** One person's passage through one flow. Position is derived from the answers; `waiting` records what was asked last. */
export interface Run {
  readonly flow: FlowId;
  readonly version: number;
  readonly answers: Answers;
  /** Null until the first question was asked. */
  readonly waiting: Waiting | null;
  /** The step being answered again; the rest of the path waits. */
  readonly correcting: StepId | null;
  /** Misses in a row at the current question. */
  readonly misses: number;
  /** Steps already told, with the fingerprint of what they were told with. */
  readonly told: Readonly<Record<StepId, string>>;
  readonly startedAt: number;
}

/** Values the sentence of a step is filled with. */
export type Params = Readonly<Record<string, Param>>;
