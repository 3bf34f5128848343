import { setTimeout as pause } from "node:timers/promises";
import { maskMediator, type Mask } from "../../bot/masking";
import { ownPhrase } from "../../bot/render";
import type { DeskTicket } from "../../bot/tickets";
import type { Phrase } from "../../bot/view";
import type { MachineTranslation } from "../../core/handoff/desk-event";
import { primaryLanguage } from "../../core/handoff/primary-language";
import { sourceLocale } from "../../core/locale";
import type { LogEntry, TranslationPairs, Translator } from "../../core/ports";
import type { CaseView } from "../api";
import { maxKnownTranslations, maxTranslatedPerPage, transcriptPatienceMs } from "./limits";

/**
 * Free words of both sides, each for the other, by a machine: only what is masked goes to it. A mediator's words are translated before they enter the
 * conversation, which keeps both texts; a person's when the transcript is read, known in memory only and only while their case is open.
 */
export class CaseTranslations {
  /** Conversation -> entry -> its French; null: the machine has nothing else to say. */
  readonly #known = new Map<string, Map<string, Promise<Phrase | null>>>();
  #size = 0;

  constructor(readonly translator: Translator | null, readonly mask: Mask) {}

  /** Entries in memory. */
  get size(): number {
    return this.#size;
  }

  /** @returns null: as they are, for a person who reads French or for want of a translation. */
  async toPerson({ locale }: Pick<DeskTicket, "locale">, text: string): Promise<MachineTranslation | null> {
    if (this.translator === null || isFrench(locale)) return null;
    const masked = maskMediator(text, this.mask);
    const translation = await this.translator.translate({ text: masked, from: sourceLocale, to: locale });
    return translation.ok && translation.text !== masked ? { locale, text: translation.text, engine: translation.engine } : null;
  }

  /** French of what persons typed on one page of a log, by id of the entry, as far as it comes in time: what comes later is known when the page is read again. */
  async ofPage(conversation: string, entries: readonly LogEntry[]): Promise<ReadonlyMap<string, Phrase>> {
    const wanted = this.translator === null ? [] : entries.filter(isForeign).slice(-maxTranslatedPerPage);
    const inTime = new Map<string, Phrase>();
    if (wanted.length === 0) return inTime;
    const all = wanted.map(async (entry) => {
      const french = await this.#french(conversation, entry);
      if (french !== null) inTime.set(entry.id, french);
    });
    const enough = new AbortController();
    await Promise.race([Promise.all(all), pause(transcriptPatienceMs, undefined, { signal: enough.signal }).catch(() => undefined)]);
    enough.abort();
    return new Map(inTime);
  }

  /** Whether words will be translated, to say so before they are written; null: no machine is asked here. */
  async offered(locale: string): Promise<CaseView["translation"]> {
    if (this.translator === null || isFrench(locale)) return null;
    const pairs = await this.translator.languages();
    return { toPerson: isServed(pairs, sourceLocale, locale), toFrench: isServed(pairs, locale, sourceLocale) };
  }

  /** Forgets everything of conversations whose case is over or erased. */
  keepOnly(open: ReadonlySet<string>): void {
    for (const [conversation, entries] of this.#known) {
      if (open.has(conversation)) continue;
      this.#known.delete(conversation);
      this.#size -= entries.size;
    }
  }

  #french(conversation: string, entry: LogEntry): Promise<Phrase | null> {
    const known = this.#known.get(conversation)?.get(entry.id);
    if (known) return known;
    if (this.#size >= maxKnownTranslations) this.keepOnly(new Set());
    const entries = this.#known.get(conversation) ?? new Map<string, Promise<Phrase | null>>();
    const french = this.#translate(entry).catch(() => {
      // asked for again when somebody reads it again
      if (this.#known.get(conversation) === entries && entries.delete(entry.id)) this.#size -= 1;
      return null;
    });
    this.#known.set(conversation, entries.set(entry.id, french));
    this.#size += 1;
    return french;
  }

  /** @throws when there is no translation. */
  async #translate({ text = "", locale }: LogEntry): Promise<Phrase | null> {
    // the log keeps a number that was asked for; a machine has no need of it
    const masked = this.mask(text, { keep: [] }).text;
    const translation = await this.translator!.translate({ text: masked, from: locale, to: sourceLocale });
    if (!translation.ok) throw new Error(translation.code);
    return translation.text === masked ? null : ownPhrase(translation.text, sourceLocale);
  }
}

const isFrench = (locale: string): boolean => primaryLanguage(locale) === sourceLocale;

const isForeign = ({ author, text, label, locale }: LogEntry): boolean => author === "person" && text !== undefined && text.trim() !== "" && label === undefined && !isFrench(locale);

const isServed = (pairs: readonly TranslationPairs[], from: string, to: string): boolean =>
  pairs.some((pair) => primaryLanguage(pair.from) === primaryLanguage(from) && pair.to.some((one) => primaryLanguage(one) === primaryLanguage(to)));
