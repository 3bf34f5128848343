import type { BothSides } from "../../bot/transcript";
import type { DeskTicket } from "../../bot/tickets";
import type { Partner } from "../../core/handoff/partner";
import { isLocale, sourceLocale, type Locale } from "../../core/locale";
import { listPhrases, phraseKey, type PhraseBook } from "../../core/phrase-book";
import type { ChannelId } from "../../core/conversation/retention";
import type { Session } from "../../core/conversation/session";
import type { ConversationKey, LogEntry, LogPage } from "../../core/ports";
import type { CaseItem, CaseView, Deliveries, PhraseBook as PhraseBookView, Queue, TranscriptPage } from "../api";
import type { AccountView } from "../accounts";
import type { DeskPart } from "../desk-part";
import { refusing, type DeskRoutes } from "../edge";
import { actRequest } from "./act-request";
import { carryOut } from "./carry-out";
import { deliveriesUntil, type ReadDeliveries } from "./deliveries";
import { keyOf, type CaseDesk } from "./case-desk";
import type { CaseTranslations } from "./case-translations";
import type { CasePapersBook } from "./case-papers";
import { asSeenBy, caseItem, caseView, type ViewContext } from "./case-view";
import type { DeskSnapshot } from "./desk-snapshot";
import type { DeskWords } from "./desk-words";
import { endedShownMs } from "./limits";
import { searchCases } from "./search-cases";
import { searchRequest } from "./search-request";
import { transcriptAfter } from "./transcripts";

export interface CasesOptions {
  readonly desk: CaseDesk;
  readonly papers: CasePapersBook;
  readonly words: DeskWords;
  readonly phraseBook: PhraseBook;
  readonly translations: CaseTranslations;
  readonly partners: readonly Partner[];
  /** IANA name: whose clock a promise is told by. */
  readonly timeZone: string;
  readonly readSession: (key: ConversationKey) => Promise<Session | null>;
  readonly readLog: (key: ConversationKey, after: number, limit: number) => Promise<LogPage>;
  readonly readDeliveries: ReadDeliveries;
  readonly prepareWords: (version: string) => Promise<void>;
  readonly bothSides: (entry: LogEntry) => BothSides | null;
}

/** The cases: queue, one case, its transcript, what is done with it, the phrase book. */
export class CasesPart implements DeskPart {
  readonly #phrases;
  readonly #books = new Map<Locale, PhraseBookView>();
  #drawn: { readonly of: DeskSnapshot; readonly items: Promise<readonly { readonly ticket: DeskTicket; readonly item: CaseItem }[]> } | null = null;

  constructor(readonly options: CasesOptions) {
    this.#phrases = new Map(options.phraseBook.phrases.map((phrase) => [phrase.id, phrase]));
  }

  register(desk: DeskRoutes): void {
    desk.get("/desk/api/queue", { permission: "queue.read", isActivity: false, audit: "queue_read" }, async ({ account }) => this.queue(account.id));
    desk.get("/desk/api/phrases", { permission: "phrases.read", isActivity: false }, async ({ query }) => {
      const locale = query.get("locale") ?? sourceLocale;
      if (!isLocale(locale)) throw refusing("BAD_INPUT", { fields: { locale: "unknown" } });
      return this.#bookFor(locale);
    });
    desk.post("/desk/api/cases/search", { permission: "case.search", isActivity: true, body: searchRequest, audit: "cases_searched" }, async ({ account, body }) => {
      const { desk: cases, papers, words } = this.options;
      return searchCases({ desk: cases, papers, words, nameOf: this.#context(account.id).nameOf }, account, body);
    });
    desk.get("/desk/api/cases/:id", { permission: "case.read", isActivity: true, audit: "case_read" }, async ({ params, account }) => this.view(await this.ticket(params.id), account.id));
    desk.get("/desk/api/cases/:id/log", { permission: "case.read", isActivity: false, audit: "case_read" }, async ({ params, query }) => {
      const after = Number(query.get("after") ?? 0);
      if (!Number.isSafeInteger(after) || after < 0) throw refusing("BAD_INPUT", { fields: { after: "not_a_number" } });
      return this.log(await this.ticket(params.id), after);
    });
    desk.get("/desk/api/cases/:id/deliveries", { permission: "case.read", isActivity: false }, async ({ params, query }) => {
      const until = Number(query.get("until") ?? 0);
      if (!Number.isSafeInteger(until) || until < 0) throw refusing("BAD_INPUT", { fields: { until: "not_a_number" } });
      return { deliveries: await this.deliveries(await this.ticket(params.id), until) } satisfies Deliveries;
    });
    desk.post("/desk/api/cases/:id/acts", { permission: "case.write", isActivity: true, body: actRequest }, async ({ params, account, body, note }) => {
      const ticket = await this.ticket(params.id);
      await note(auditOf[body.act.kind], { case: ticket.id });
      const { desk: cases, papers, partners, timeZone, translations } = this.options;
      return this.view(await carryOut({ desk: cases, papers, partners, timeZone, translations, phrases: this.#phrases }, ticket, account, body.event, body.act), account.id);
    });
  }

  /** @throws DeskRefused NOT_FOUND */
  async ticket(id: string): Promise<DeskTicket> {
    const ticket = await this.options.desk.find(id);
    if (ticket === null) throw refusing("NOT_FOUND");
    return ticket;
  }

  /** Open cases, the first to be served first; then those that ended lately. */
  async queue(me: string): Promise<Queue> {
    const { desk } = this.options;
    const { snapshot } = desk;
    if (this.#drawn?.of !== snapshot) this.#drawn = { of: snapshot, items: this.#draw() };
    const items = await this.#drawn.items;
    return { at: snapshot.at, cases: items.map(({ ticket, item }) => ({ ...item, ...asSeenBy(ticket, me, desk.parts.limits.offerMs) })), mediators: snapshot.mediators.map(({ id, profile, presence }) => ({
      id, name: profile.firstName, presence: presence.state, capacity: profile.capacity, languages: profile.languages, teams: profile.teams,
      held: snapshot.tickets.filter(({ owner }) => owner === id).length,
    })) };
  }

  /** The same for every page that looks at the same moment. */
  #draw(): Promise<readonly { readonly ticket: DeskTicket; readonly item: CaseItem }[]> {
    const { desk: { snapshot, ended, parts }, papers } = this.options;
    const now = parts.now();
    const lately = ended.filter(({ history }) => now - (history.at(-1)?.at ?? 0) < endedShownMs);
    const context = this.#context("");
    return Promise.all([...snapshot.tickets, ...lately].map(async (ticket) => ({ ticket, item: caseItem(ticket, await papers.labelsOf(ticket.id), context) })));
  }

  /** Of an open case, as of the last look. */
  revisionOf(id: string): number | null {
    return this.options.desk.snapshot.tickets.find((ticket) => ticket.id === id)?.revision ?? null;
  }

  /** @returns null for a case that is not there any more, erased by its person. */
  async find(id: string, me: string): Promise<CaseView | null> {
    const ticket = await this.options.desk.find(id);
    return ticket && this.view(ticket, me);
  }

  async view(ticket: DeskTicket, me: string): Promise<CaseView> {
    const { papers, readSession, translations } = this.options;
    const [written, session, translation] = await Promise.all([papers.of(ticket.id), readSession(keyOf(ticket)), translations.offered(ticket.locale)]);
    return { ...caseView(ticket, written, session, this.#context(me)), translation };
  }

  /** Without agreement to keep answers, only what was said since the person asked for somebody. */
  log(ticket: DeskTicket, after: number): Promise<TranscriptPage> {
    return transcriptAfter(this.options, keyOf(ticket), ticket.consent === "given" ? after : Math.max(after, ticket.fromSeq - 1), isPushed(ticket));
  }

  /** States alone, no words: of every number, also of those before the asking. */
  async deliveries(ticket: Pick<DeskTicket, "association" | "conversation" | "channel">, until: number): Promise<Deliveries["deliveries"]> {
    return isPushed(ticket) ? deliveriesUntil(this.options.readDeliveries, keyOf(ticket), until) : [];
  }

  /** As `deliveries`, for a page that asks every second: the case as of the last look, and nothing of one that is not in the queue any more. */
  async deliveriesOf(id: string, until: number): Promise<Deliveries["deliveries"]> {
    const { snapshot, ended } = this.options.desk;
    const ticket = snapshot.tickets.find((one) => one.id === id) ?? ended.find((one) => one.id === id);
    return ticket === undefined ? [] : this.deliveries(ticket, until);
  }

  #context(me: AccountView["id"]): ViewContext {
    const { desk, words } = this.options;
    const { names } = desk.snapshot;
    return { now: desk.parts.now(), me, words, partners: this.options.partners, nameOf: (account) => names.get(account) ?? null, offerMs: desk.parts.limits.offerMs };
  }

  /** Made once a language: some hundred sentences. */
  #bookFor(locale: Locale): PhraseBookView {
    const known = this.#books.get(locale);
    if (known) return known;
    const { phraseBook, words: { renderer } } = this.options;
    const phrases = listPhrases(phraseBook, renderer.speaker, locale).map(({ id, category, slots, answers, words, french, own }) => ({
      id, category, french, own: { text: own.text, lang: own.locale, dir: own.direction }, isFallback: own.isFallback,
      slots: Object.entries(slots).map(([name, type]) => ({ name, type })),
      answers: answers.map((answer) => this.options.words.say({ key: phraseKey(answer) })), words,
    }));
    const book: PhraseBookView = { locale, categories: phraseBook.categories, phrases };
    this.#books.set(locale, book);
    return book;
  }
}

/** Their pages and terminals read the talk themselves: nothing is sent, and nothing is known of it. */
const readers: ReadonlySet<ChannelId> = new Set<ChannelId>(["web", "kiosk", "terminal"]);
const isPushed = ({ channel }: Pick<DeskTicket, "channel">): boolean => !readers.has(channel);

const auditOf = {
  take: "case_taken", call_now: "call_back_started", decline: "case_answered", say: "case_answered", phrase: "case_answered", hand_back: "case_handed_back",
  hand_on: "case_transferred", transfer: "case_transfer_proposed", close: "case_closed", reopen: "case_reopened", call_back: "case_handed_back", note: "case_noted", label: "case_labelled",
} as const;
