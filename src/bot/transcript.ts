import { sourceLocale } from "../core/locale";
import type { LogEntry, Voice } from "../core/ports";
import { messageView, ownPhrase, plainText, translatedPhrase, type Renderer } from "./render";
import type { ButtonLabel, ButtonView, Phrase, SourceView } from "./view";

/** One line of the log as both sides read it. */
export interface BothSides {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly author: LogEntry["author"];
  /** First name of the mediator. */
  readonly by?: string;
  /** As the person reads it, or wrote it. */
  readonly own: Phrase;
  /** The same in French, from the reviewed content or as a mediator wrote it; null for free words, which nobody translated. */
  readonly french: Phrase | null;
  /** The side that its author did not write is a machine's. */
  readonly isMachine?: true;
  /** In French. */
  readonly buttons: readonly string[];
  /** The same as the person reads them. */
  readonly ownButtons: readonly ButtonLabel[];
  readonly sources: readonly SourceView[];
  readonly tone: "normal" | "notice" | "alert";
}

/** Each side of one entry; null for events of a protocol, which nobody reads. */
export function bothSides(renderer: Renderer, entry: LogEntry): BothSides | null {
  const { seq, id, at, author, by } = entry;
  const line = { seq, id, at, author, ...(by !== undefined && { by }) };
  if (entry.said) {
    const own = messageView(renderer, entry, entry.said);
    // what is said in one language whatever the person reads is said in French to a French reader
    const { locale: _, ...said } = entry.said;
    const french = messageView(renderer, inFrench(entry), said);
    return {
      ...line, own: phrase(plainText(own), own.lang, own.dir), french: phrase(plainText(french), french.lang, french.dir),
      buttons: french.buttons.map(({ text }) => text), ownButtons: own.buttons.map(buttonLabel), sources: french.sources, tone: own.tone,
    };
  }
  const plain = { buttons: [], ownButtons: [], sources: [], tone: "normal" } as const;
  if (entry.label) {
    const say = (voice: Voice): Phrase => {
      const { text, locale, direction } = renderer.speaker.say(entry.label!, voice);
      return phrase(text, locale, direction);
    };
    return { ...line, ...plain, own: say(entry), french: say(inFrench(entry)) };
  }
  if (entry.text === undefined) return null;
  if (entry.translation) return { ...line, ...plain, own: translatedPhrase(entry.translation), french: ownPhrase(entry.text, sourceLocale), isMachine: true };
  const locale = author === "mediator" ? sourceLocale : entry.locale;
  return { ...line, ...plain, own: ownPhrase(entry.text, locale), french: null };
}

const phrase = (text: string, lang: string, dir: Phrase["dir"]): Phrase => ({ text, lang, dir });
/** What a button sends is between the person and the bot. */
const buttonLabel = ({ text, lang, dir, official, pictogram }: ButtonView): ButtonLabel => ({
  text, lang, dir, ...(official !== undefined && { official }), ...(pictogram !== undefined && { pictogram }),
});
const inFrench = (entry: LogEntry): Voice => ({ locale: sourceLocale, simple: entry.simple, content: entry.content });
