import type { Locale } from "./locale";
import type { PictogramName } from "./pictograms";
import type { FlowId, IsoDate, MessageKey, Params, StepId } from "./flow/model";

/** A value inside a sentence; wording formats it in the person's language and isolates its direction. */
export type Param =
  | string
  | number
  | { readonly date: IsoDate }
  | { readonly euros: number }
  /** ISO 8601 (`P3Y`, `P1Y6M`): years, months, weeks, days. */
  | { readonly duration: string }
  | { readonly key: MessageKey; readonly params?: Params }
  /** French words as shown on an official screen or form. */
  | { readonly french: string }
  /** Several values, said as a list. */
  | { readonly list: readonly Param[] };

/** A sentence still without words: what the log keeps. */
export interface MessageRef {
  readonly key: MessageKey;
  readonly params?: Params;
}

/** `a:<question>:<value>` answers one question; `c:<command>` works at any moment. At most 64 bytes (the narrowest channel). */
export type ButtonValue = string;
export const maxButtonBytes = 64;

export interface Button {
  readonly value: ButtonValue;
  readonly label: MessageRef;
  /** Never shown without the label. */
  readonly pictogram?: PictogramName;
  /** Official French words shown under the label. */
  readonly official?: string;
  /** The label is written in this language whatever the person reads (language names). */
  readonly locale?: string;
}

/** Everything the bilingual summary shows, as keys and values. */
export interface Summary {
  readonly flow: FlowId;
  readonly title: MessageKey;
  readonly outcome: MessageRef;
  readonly answers: readonly { readonly label: MessageKey; readonly value: Param }[];
  readonly papersHeld: readonly { readonly name: MessageKey; readonly official: string }[];
  readonly papersMissing: readonly { readonly name: MessageKey; readonly official: string; readonly advice: MessageKey }[];
  readonly nextSteps: readonly MessageRef[];
  readonly deadlines: readonly { readonly text: MessageRef; readonly date: IsoDate }[];
  readonly contacts: readonly string[];
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  /** The one to take along: up to date when the paper no longer is. */
  readonly officialPage?: { readonly title: string; readonly url: string };
  readonly checkedOn: IsoDate;
}

/** One thing said by the bot. */
export interface Said extends MessageRef {
  readonly buttons?: readonly Button[];
  /** Said in this language whatever the person reads. */
  readonly locale?: Locale;
  readonly links?: readonly string[];
  /** Places or phone numbers, by id of dialogs/contacts.yaml. */
  readonly contacts?: readonly string[];
  readonly summary?: Summary;
  /** Stage reached, counted from 1. */
  readonly progress?: { readonly stage: number; readonly of: number; readonly name: MessageKey };
  /** Official French label of the thing the sentence is about. */
  readonly official?: { readonly label: string; readonly isHint: boolean; readonly on: "screen" | "paper"; readonly pictogram?: PictogramName };
  /** Where the statement comes from and when somebody last checked it. */
  readonly sources?: readonly { readonly title: string; readonly url: string }[];
  readonly checkedOn?: IsoDate;
  /** Said with the highest visibility (danger, erasure). */
  readonly tone?: "alert" | "notice";
  /** To somebody who listens first: a client with a voice says it by itself. */
  readonly isListenedTo?: true;
  /** Kind of answer waited for, so that a client can offer a fitting keyboard. */
  readonly expects?: string;
  readonly step?: { readonly flow: FlowId; readonly step: StepId };
}
