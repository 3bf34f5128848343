import type { Activity, CardAction } from "botbuilder";
import type { MachineTranslation } from "../core/handoff/desk-event";
import { directionOf, sourceLocale, type Locale } from "../core/locale";
import type { Button, MessageRef, Param, Said, Summary } from "../core/message";
import type { ConversationKey, LogEntry, Speaker, Voice } from "../core/ports";
import { isolateLeftToRightRuns } from "../wording";
import type { RenderedOnce } from "./rendered-once";
import type { Bilingual, ButtonView, ContactView, MessageView, Phrase, SummaryView } from "./view";

export interface ContactCard {
  readonly name: string;
  readonly phone?: string;
  readonly url?: string;
}

/** Where rendering finds its words. */
export interface Renderer {
  readonly speaker: Speaker;
  readonly contacts: Readonly<Record<string, ContactCard>>;
  /** Whether a sentence can be heard; absent: nothing can. */
  readonly canSay?: (words: { readonly text: string; readonly lang: string }) => boolean;
  readonly rendered?: RenderedOnce<RenderedWords>;
}

/** Everything of an activity that depends on the words alone. */
export type RenderedWords = {
  readonly words: Pick<Activity, "type" | "textFormat" | "text" | "locale" | "inputHint"> & Partial<Pick<Activity, "suggestedActions">>;
  readonly view: Omit<MessageView, "seq">;
};

/** After it a client shows nothing of what was said before. */
const erasedKey = "common:erase.done";

const french = { locale: sourceLocale, simple: false };

/** One log entry as any Bot Framework client can show it; ours finds more in `channelData.passerelle`. */
export function renderEntry(renderer: Renderer, entry: LogEntry, key: ConversationKey): Partial<Activity> {
  const base: Partial<Activity> = { id: entry.id, timestamp: new Date(entry.at), conversation: { id: key.id } as Activity["conversation"] };
  if (entry.replyTo !== undefined) base.replyToId = entry.replyTo;
  if (entry.author === "person") return { ...base, ...personActivity(renderer, entry) };
  const from = entry.author === "mediator" ? ({ id: "mediator", name: entry.by ?? "", role: "bot" } as const) : ({ id: "passerelle", name: "Passerelle", role: "bot" } as const);
  if (entry.event) return { ...base, type: "event", from, name: entry.event.name, value: entry.event.value };
  const { words, view } = entry.said ? wordsOf(renderer, entry, entry.said) : freeWords(renderer, entry);
  const by = entry.author === "mediator" && entry.by !== undefined ? { by: entry.by } : {};
  // copied into what is already there: taking one object apart and spreading another three times costs more than all the rest of this
  return Object.assign(base, words, { from, channelData: { passerelle: { ...view, ...by, seq: entry.seq } satisfies MessageView } });
}

/** What a mediator typed, in French for all we know; in front of it what a machine made of it. */
function freeWords({ speaker, canSay }: Renderer, entry: LogEntry): RenderedWords {
  const original = ownPhrase(entry.text ?? "", sourceLocale);
  const read = entry.translation ? translatedPhrase(entry.translation) : original;
  const view: Omit<MessageView, "seq"> = {
    v: 1, tone: "normal", ...read, buttons: [], links: [], contacts: [], sources: [],
    ...(entry.translation
      ? { translated: { notice: phrase(speaker, { key: "handoff:translated" }, entry), original } }
      : entry.locale !== sourceLocale && { untranslated: phrase(speaker, { key: "handoff:untranslated" }, entry) }),
    ...(canSay?.(read) && { isHeard: true }),
  };
  return { view, words: { type: "message", textFormat: "plain", text: plainText(view), locale: view.lang, inputHint: "acceptingInput" } };
}

/** Words in the language they were written in. */
export const ownPhrase = (text: string, locale: Locale): Phrase => ({ text, lang: locale, dir: directionOf(locale) });

/** A phone number among words that are read from the right keeps the order of its parts. */
export function translatedPhrase({ text, locale }: MachineTranslation): Phrase {
  const { dir, lang } = ownPhrase("", locale);
  return { text: dir === "rtl" ? isolateLeftToRightRuns(text) : text, lang, dir };
}

function wordsOf(renderer: Renderer, entry: LogEntry, said: Said): RenderedWords {
  if (!renderer.rendered || isPersonal(said)) return renderWords(renderer, entry, said);
  return renderer.rendered.of(said, entry, () => renderWords(renderer, entry, said));
}

const isPersonal = ({ params, summary, buttons = [] }: Said): boolean =>
  summary !== undefined || (params !== undefined && Object.keys(params).length > 0) || buttons.some(({ label }) => label.params !== undefined);

function renderWords(renderer: Renderer, entry: LogEntry, said: Said): RenderedWords {
  const view = messageView(renderer, entry, said);
  const words: RenderedWords["words"] = {
    type: "message", textFormat: "plain", text: plainText(view), locale: view.lang,
    ...(view.buttons.length > 0 && { suggestedActions: { to: [], actions: view.buttons.map(cardAction) } }),
    inputHint: view.buttons.length > 0 || view.expects !== undefined ? "expectingInput" : "acceptingInput",
  };
  return { view, words };
}

function personActivity({ speaker }: Renderer, entry: LogEntry): Partial<Activity> {
  const text = entry.text ?? (entry.label ? phrase(speaker, entry.label, entry).text : "");
  return {
    type: "message", textFormat: "plain", text, from: { id: "person", name: "", role: "user" },
    ...(entry.button !== undefined && { value: entry.button }),
    // the sender's own data comes back untouched: clients mark their message as sent by it
    ...(entry.echo !== undefined && { channelData: entry.echo }),
  };
}

/** Shows the label as the person's words, sends the value. */
function cardAction(button: ButtonView): CardAction {
  return { type: "messageBack", title: button.text, text: button.text, displayText: button.text, value: button.value } as CardAction;
}

export function messageView({ speaker, contacts, canSay }: Renderer, reader: Voice, said: Said): Omit<MessageView, "seq"> {
  const entry: Voice = said.locale === undefined ? reader : { ...reader, locale: said.locale };
  const spoken = speaker.say(said, entry);
  const say = (message: MessageRef) => phrase(speaker, message, entry);
  return {
    v: 1, tone: said.tone ?? "normal", text: spoken.text, lang: spoken.locale, dir: spoken.direction,
    ...(spoken.isFallback && { fallback: say({ key: "common:fallback" }) }),
    buttons: (said.buttons ?? []).map((button) => ({
      ...(button.locale === undefined ? say(button.label) : ownName(speaker, button.label, button.locale)),
      value: button.value,
      ...officialBeside(button, say(button.label).text),
      ...(button.pictogram !== undefined && { pictogram: button.pictogram }),
    })),
    ...(said.official && { official: said.official, officialIntro: say({ key: officialIntro(said.official) }) }),
    links: said.links ?? [],
    contacts: (said.contacts ?? []).flatMap((id) => contactView(contacts, id, say)),
    sources: said.sources ?? [],
    ...(said.checkedOn !== undefined && { checked: say({ key: "common:checked", params: { date: { date: said.checkedOn } } }) }),
    ...(said.progress && { progress: { stage: said.progress.stage, of: said.progress.of, name: say({ key: said.progress.name }) } }),
    ...(said.summary && { summary: summaryView({ speaker, contacts }, said.summary, entry) }),
    ...(said.expects !== undefined && { expects: said.expects }),
    ...(canSay?.({ text: spoken.text, lang: spoken.locale }) && { isHeard: true, ...(said.isListenedTo && { isHeardFirst: true as const }) }),
    ...(said.key === erasedKey && { erases: true }),
  };
}

/** French words under a label that does not already say them. */
function officialBeside({ official }: Button, label: string): Pick<ButtonView, "official"> {
  return official === undefined || label.includes(official) ? {} : { official };
}

function officialIntro({ on, isHint }: NonNullable<Said["official"]>): string {
  if (on === "paper") return "common:document.official";
  return isHint ? "common:screen.hint" : "common:screen.official";
}

/** Names of languages are written each in itself. */
function ownName(speaker: Speaker, label: MessageRef, locale: string): Phrase {
  const { text } = speaker.say(label, french);
  return { text, lang: locale, dir: directionOf(locale as Voice["locale"]) };
}

function phrase(speaker: Speaker, message: MessageRef, voice: Voice): Phrase {
  const { text, locale, direction } = speaker.say(message, voice);
  return { text, lang: locale, dir: direction };
}

function contactView(contacts: Renderer["contacts"], id: string, say: (message: MessageRef) => Phrase): readonly ContactView[] {
  const contact = contacts[id];
  if (!contact) return [];
  const { name, phone, url } = contact;
  return [{ name, explanation: say({ key: `contacts:${id}.what` }), ...(phone !== undefined && { phone }), ...(url !== undefined && { url }) }];
}

const headings = ["answers", "papersHeld", "papersMissing", "nextSteps", "deadlines", "contacts", "sources", "officialPage", "camera", "forYou", "forDesk"] as const;

function summaryView({ speaker, contacts }: Renderer, summary: Summary, voice: Voice): SummaryView {
  const both = (message: MessageRef): Bilingual => {
    const own = phrase(speaker, message, voice);
    return { french: voice.locale === sourceLocale ? own : phrase(speaker, message, { ...voice, locale: sourceLocale }), own };
  };
  const value = (param: Param): Bilingual => both({ key: "common:value", params: { value: param } });
  const paper = ({ name, official }: { name: string; official: string }): Bilingual => ({
    french: { text: official, lang: sourceLocale, dir: "ltr" },
    own: phrase(speaker, { key: name }, voice),
  });
  return {
    title: both({ key: summary.title }),
    outcome: both(summary.outcome),
    headings: Object.fromEntries(headings.map((name) => [name, both({ key: `common:summary.${name}` })])) as SummaryView["headings"],
    answers: summary.answers.map((answer) => ({ label: both({ key: answer.label }), value: value(answer.value) })),
    papersHeld: summary.papersHeld.map(paper),
    papersMissing: summary.papersMissing.map((missing) => ({ name: paper(missing), advice: both({ key: missing.advice }) })),
    nextSteps: summary.nextSteps.map(both),
    deadlines: summary.deadlines.map((deadline) => both(deadline.text)),
    contacts: summary.contacts.flatMap((id) => contactView(contacts, id, (message) => phrase(speaker, message, voice))),
    sources: summary.sources,
    ...(summary.officialPage && { officialPage: summary.officialPage }),
    notice: both({ key: "common:summary.notice", params: { date: { date: summary.checkedOn } } }),
  };
}

/** Everything a client without our view must show, in one text. */
export function plainText(view: Omit<MessageView, "seq">): string {
  const contact = ({ name, phone, url, explanation }: ContactView) => [name, phone, url, explanation?.text].filter(Boolean).join(" — ");
  return [
    view.fallback?.text,
    view.text,
    view.official && view.officialIntro && `${view.officialIntro.text} « ${view.official.label} »`,
    ...view.links,
    ...view.contacts.map(contact),
    ...(view.summary ? summaryText(view.summary) : []),
    view.untranslated?.text,
    view.translated?.notice.text,
    view.translated?.original.text,
  ].filter(Boolean).join("\n");
}

function summaryText(summary: SummaryView): readonly string[] {
  const both = ({ own, french: official }: Bilingual) => (own.text === official.text ? own.text : `${own.text} | ${official.text}`);
  const section = (name: keyof SummaryView["headings"], lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", both(summary.headings[name]), ...lines.map((line) => `- ${line}`)];
  return [
    ...section("answers", summary.answers.map(({ label, value }) => `${both(label)} : ${both(value)}`)),
    ...section("papersHeld", summary.papersHeld.map(both)),
    ...section("papersMissing", summary.papersMissing.map(({ name, advice }) => `${both(name)} : ${advice.own.text}`)),
    ...section("nextSteps", summary.nextSteps.map(both)),
    ...section("deadlines", summary.deadlines.map(both)),
    ...section("contacts", summary.contacts.map(({ name, phone, url }) => [name, phone, url].filter(Boolean).join(" — "))),
    ...section("sources", summary.sources.map(({ title, url }) => `${title} ${url}`)),
    ...section("officialPage", summary.officialPage ? [summary.officialPage.url] : []),
    "",
    both(summary.notice),
  ];
}
