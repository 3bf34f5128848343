/**
 * What a client of ours shows for one message of the bot: it travels in `activity.channelData.passerelle`, beside the plain `text` that
 * any other Bot Framework client shows. Types only: the browser programs import this file.
 */
export interface Phrase {
  readonly text: string;
  /** BCP 47 */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}

export interface ButtonView extends Phrase {
  /** Sent back as `activity.value`, with the label as `activity.text`. */
  readonly value: string;
  /** Official French words, shown under the label. */
  readonly official?: string;
  readonly pictogram?: string;
}

/** A button as somebody reads it, without what it does. */
export type ButtonLabel = Pick<ButtonView, "text" | "lang" | "dir" | "official" | "pictogram">;

export interface ContactView {
  /** French, as written on the door. */
  readonly name: string;
  readonly explanation?: Phrase;
  /** As dialled in France (`3949`, `0 805 16 00 75`). */
  readonly phone?: string;
  readonly url?: string;
}

export interface SourceView {
  /** French */
  readonly title: string;
  readonly url: string;
}

/** One line of the bilingual summary: French for the desk, the person's language beside it. */
export interface Bilingual {
  readonly french: Phrase;
  readonly own: Phrase;
}

export interface SummaryView {
  readonly title: Bilingual;
  readonly outcome: Bilingual;
  readonly headings: Readonly<Record<"answers" | "papersHeld" | "papersMissing" | "nextSteps" | "deadlines" | "contacts" | "sources" | "officialPage" | "camera" | "forYou" | "forDesk", Bilingual>>;
  readonly answers: readonly { readonly label: Bilingual; readonly value: Bilingual }[];
  readonly papersHeld: readonly Bilingual[];
  readonly papersMissing: readonly { readonly name: Bilingual; readonly advice: Bilingual }[];
  readonly nextSteps: readonly Bilingual[];
  readonly deadlines: readonly Bilingual[];
  readonly contacts: readonly ContactView[];
  readonly sources: readonly SourceView[];
  /** The one to take along, if the procedure has one. */
  readonly officialPage?: SourceView;
  /** "Checked on 22 November 2026; not an official document" in both languages. */
  readonly notice: Bilingual;
}

export interface MessageView extends Phrase {
  readonly v: 1;
  readonly seq: number;
  readonly tone: "normal" | "notice" | "alert";
  /** First name of the mediator whose words these are. */
  readonly by?: string;
  /** Free words of a mediator in a language that the person does not read: says so in theirs. */
  readonly untranslated?: Phrase;
  /** Free words of a mediator as a machine translated them: `notice` says so in the person's language, what the mediator wrote stands beside it. */
  readonly translated?: { readonly notice: Phrase; readonly original: Phrase };
  /** The sentence is in French because its translation is missing or old; this notice says so in the person's language. */
  readonly fallback?: Phrase;
  readonly buttons: readonly ButtonView[];
  /** Label to find on an official screen, always French. */
  readonly official?: { readonly label: string; readonly isHint: boolean; readonly on?: "screen" | "paper"; readonly pictogram?: string };
  /** Said before the label: "on the screen, in French:". */
  readonly officialIntro?: Phrase;
  readonly links: readonly string[];
  readonly contacts: readonly ContactView[];
  readonly sources: readonly SourceView[];
  /** Said in the person's language: "checked on 22 November 2026". */
  readonly checked?: Phrase;
  readonly progress?: { readonly stage: number; readonly of: number; readonly name: Phrase };
  readonly summary?: SummaryView;
  /** It can be heard: `GET …/conversations/:id/speech/:seq`. */
  readonly isHeard?: boolean;
  /** The person listens before they read: it is heard without being asked for. */
  readonly isHeardFirst?: true;
  /** Everything before this message was erased: a client forgets it too. */
  readonly erases?: boolean;
  /** What kind of answer is waited for, so that a client can offer a fitting keyboard. */
  readonly expects?: string;
}
