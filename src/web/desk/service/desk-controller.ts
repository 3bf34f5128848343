import type { Act, CaseSearch, CaseView, Deliveries, FoundCases, Me, PhraseBook, PresenceWish, Queue, Refusal, ToPage, TranscriptPage } from "../../../desk/api";
import { ActOutbox } from "../live/act-outbox";
import { openBrowserSocket } from "../live/browser-socket";
import { aliveMs, LiveLine } from "../live/live-line";
import { alertsBetween, type News } from "../state/alerts";
import { changeDesk, emptyDesk, type DeskChange, type DeskState } from "../state/desk-state";
import { isIdle } from "../state/idle";
import { ask, tell, type Answer } from "./desk-service";
import { newEventId } from "./event-id";
import { OtherTabs } from "./other-tabs";

/** How often the idle time is looked at (ms); a machine that wakes up is locked within it. */
const idleCheckMs = 5_000;
const startAgainMs = 3_000;

/** Joins the pure state, the socket, the outbox and the service. The views read `current` and call the rest. */
export class DeskController {
  private state: DeskState = emptyDesk;
  private readonly readers = new Set<() => void>();
  private readonly books = new Map<string, PhraseBook>();
  private lastTouchAt = Date.now();
  private readonly line: LiveLine;
  private readonly outbox: ActOutbox;
  private readonly tabs: OtherTabs;
  onNews: (news: readonly News[]) => void = () => undefined;

  constructor() {
    this.line = new LiveLine(openBrowserSocket, { aliveMs, isVisible: () => document.visibilityState === "visible", random: Math.random }, {
      onState: (state) => {
        this.change({ type: "line", state });
        if (state !== "connecting") this.catchUp();
      },
      onTold: (told) => this.told(told),
      onQuiet: () => void this.checkSilence(),
    });
    this.outbox = new ActOutbox({ post: (act, request) => tell(`cases/${encodeURIComponent(act.case)}/acts`, request), random: Math.random, now: () => performance.now() }, {
      onDone: ({ event, case: id }) => void this.done(event, id),
      onLater: ({ event }) => this.change({ type: "act_state", event, state: "later" }),
      onRefused: ({ event, case: id }, code) => {
        this.change({ type: "act_state", event, state: "refused", code });
        void this.loadQueue();
        if (id === this.state.open?.id) void this.loadCase(id);
      },
      onGivenUp: ({ event }) => this.change({ type: "act_state", event, state: "given_up" }),
      onShut: (code) => this.shut(code),
    });
    this.tabs = new OtherTabs({ onTouch: () => (this.lastTouchAt = Date.now()), onSession: () => void this.start() });
  }

  get current(): DeskState {
    return this.state;
  }

  /** @returns what ends the subscription. */
  subscribe(reader: () => void): () => void {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  /** Asks who is there; again from time to time while nobody answers. */
  async start(): Promise<void> {
    const me = await ask<Me>("me");
    if (me.outcome === "done") return this.entered(me.value);
    if (me.outcome === "refused") return this.shut(me.refusal.code === "LOCKED" ? "LOCKED" : "SIGNED_OUT");
    if (this.state.gate === "starting" || this.state.gate === "unreachable") {
      this.change({ type: "gate", gate: "unreachable" });
      setTimeout(() => void this.start(), startAgainMs);
    }
  }

  /** For the browser's `online`, for a window that is looked at again, and for whoever presses "again". */
  hurry(): void {
    this.line.hurry();
    void this.outbox.flush();
  }

  watchTime(): void {
    setInterval(() => {
      if (this.state.gate === "open" && isIdle(this.lastTouchAt, Date.now())) void this.lock();
    }, idleCheckMs);
  }

  touched(): void {
    this.lastTouchAt = Date.now();
    this.tabs.sayTouch();
  }

  /** Who just signed in, unlocked, or was there when the page was loaded. */
  entered(me: Me): void {
    if (this.state.me !== null && this.state.me.id !== me.id) this.outbox.clear();
    this.change({ type: "me", me });
    this.lastTouchAt = Date.now();
    // who looks after accounts sees no case
    if (me.isLocked || me.role === "technical_admin") return this.line.stop();
    // who came to give out the work is offered none before they say so
    if (me.presence === "gone") void this.setPresence(me.role === "mediator" ? "present" : "away");
    this.line.start();
    void this.outbox.flush();
  }

  /** Tells the other tabs as well. */
  signedIn(me: Me): void {
    this.entered(me);
    this.openOtherTabs();
  }

  /** They ask the service again who is there. */
  openOtherTabs(): void {
    this.tabs.saySession();
  }

  async lock(): Promise<void> {
    this.shut("LOCKED");
    let answer = await tell("lock", {});
    // the screen is covered at once; the session too as soon as the service can be told
    while (answer.outcome === "unreachable" && this.state.gate === "locked") {
      await new Promise((resolve) => setTimeout(resolve, startAgainMs));
      answer = await tell("lock", {});
    }
    this.tabs.saySession();
  }

  async signOut(): Promise<void> {
    await tell("sign-out", {});
    this.outbox.clear();
    this.change({ type: "left" });
    this.shut("SIGNED_OUT");
    this.tabs.saySession();
  }

  async setPresence(presence: PresenceWish["presence"]): Promise<void> {
    const answer = await tell<Me>("presence", { presence } satisfies PresenceWish);
    if (answer.outcome === "refused") this.refused(answer.refusal);
    if (answer.outcome === "done" && this.state.gate === "open") this.change({ type: "me", me: answer.value });
  }

  choose(id: string | null): void {
    if (id === (this.state.open?.id ?? null)) return;
    this.change({ type: "chosen", case: id });
    this.line.watch(id === null ? null : () => ({ case: id, after: this.state.open?.id === id ? this.state.open.transcript.last : 0 }));
    if (id === null) return;
    void this.loadCase(id);
    void this.loadLog(id);
  }

  /** @param words of a message, in French or as typed: its line in the transcript is known by them too. */
  act(id: string, act: Act, words = ""): void {
    const outgoing = { event: newEventId(), case: id, act };
    this.change({ type: "acted", act: { ...outgoing, state: "sending", after: this.state.open?.transcript.last ?? 0, words } });
    this.outbox.add(outgoing);
  }

  /** What was given up is tried once more, as the same act. */
  again(event: string): void {
    const act = this.state.outgoing.find((one) => one.event === event && one.state === "given_up");
    if (act === undefined) return;
    this.change({ type: "act_state", event, state: "sending" });
    this.outbox.add({ event, case: act.case, act: act.act });
  }

  /** A refused act has been read. */
  dismiss(event: string): void {
    this.change({ type: "act_over", event });
  }

  seen(id: string, at: number): void {
    this.change({ type: "seen", case: id, at });
  }

  typed(id: string, text: string): void {
    this.change({ type: "typed", case: id, text });
  }

  /** Reads a line once more, for the translation that was not ready. @returns whether it has one now. */
  async readAgain(id: string, seq: number): Promise<boolean> {
    const answer = await this.read<TranscriptPage>(`cases/${encodeURIComponent(id)}/log?after=${seq - 1}`);
    if (answer.outcome !== "done") return false;
    this.change({ type: "log", case: id, page: answer.value });
    return answer.value.entries.some((entry) => entry.seq === seq && entry.french !== null);
  }

  /** Asked for once a language and session. */
  async phraseBook(locale: string): Promise<PhraseBook | null> {
    const kept = this.books.get(locale);
    if (kept !== undefined) return kept;
    const answer = await ask<PhraseBook>(`phrases?locale=${encodeURIComponent(locale)}`);
    if (answer.outcome === "refused") this.refused(answer.refusal);
    if (answer.outcome !== "done") return null;
    this.books.set(locale, answer.value);
    return answer.value;
  }

  /** For screens that show one answer (supervision): a session that ended meanwhile is noticed here too. */
  async read<T>(path: string): Promise<Answer<T>> {
    const answer = await ask<T>(path);
    if (answer.outcome === "refused") this.refused(answer.refusal);
    return answer;
  }

  /** Cases that have ended. */
  async find(wanted: CaseSearch): Promise<Answer<FoundCases>> {
    const answer = await tell<FoundCases>("cases/search", wanted);
    if (answer.outcome === "refused") this.refused(answer.refusal);
    return answer;
  }

  private change(change: DeskChange): void {
    const before = this.state;
    this.state = changeDesk(before, change);
    if (this.state === before) return;
    if (change.type === "queue") this.onNews(alertsBetween(before.queue, change.queue, this.watchedNow()));
    for (const read of this.readers) read();
  }

  private watchedNow(): string | null {
    return document.visibilityState === "visible" && document.hasFocus() ? (this.state.open?.id ?? null) : null;
  }

  private told(told: ToPage): void {
    switch (told.kind) {
      case "queue":
        return this.queueCame(told.queue);
      case "case":
        return this.change({ type: "case", view: told.view });
      case "log":
        return this.change({ type: "log", case: told.case, page: told.page });
      case "deliveries":
        return this.change({ type: "deliveries", case: told.case, deliveries: told.deliveries });
      case "locked":
        return this.shut("LOCKED");
      case "signed_out":
        return this.shut("SIGNED_OUT");
    }
  }

  private queueCame(queue: Queue): void {
    const before = this.state.queue;
    this.change({ type: "queue", queue, now: Date.now() });
    const { open } = this.state;
    const isIn = (list: Queue | null): boolean => list?.cases.some(({ id }) => id === open?.id) ?? false;
    // gone from the queue: ended long ago, erased by the person, or not ours to see any more; one that was found by a search never was in it
    if (open !== null && open.view !== null && isIn(before) && !isIn(queue)) void this.loadCase(open.id);
  }

  /**
   * On a new socket: what changed while there was none. Without one: the same over HTTP, as often as a socket is tried; where sockets do not
   * pass the desk still works, and a session that ended is noticed.
   */
  private catchUp(): void {
    void this.loadQueue();
    if (this.state.open === null) return;
    void this.loadCase(this.state.open.id);
    void this.loadLog(this.state.open.id);
    void this.loadDeliveries(this.state.open.id, this.state.open.transcript.last);
  }

  /** Of lines that are on screen: those that come bring theirs. */
  private async loadDeliveries(id: string, until: number): Promise<void> {
    const answer = await ask<Deliveries>(`cases/${encodeURIComponent(id)}/deliveries?until=${until}`);
    if (answer.outcome === "done") this.change({ type: "deliveries", case: id, deliveries: answer.value.deliveries });
  }

  private async loadQueue(): Promise<boolean> {
    const answer = await ask<Queue>("queue");
    if (answer.outcome === "refused") this.refused(answer.refusal);
    if (answer.outcome === "done") this.queueCame(answer.value);
    return answer.outcome === "done";
  }

  private async loadCase(id: string): Promise<void> {
    const answer = await ask<CaseView>(`cases/${encodeURIComponent(id)}`);
    if (answer.outcome === "done") this.change({ type: "case", view: answer.value });
    else if (answer.outcome === "refused" && !this.refused(answer.refusal)) this.change({ type: "trouble", case: id, code: answer.refusal.code });
  }

  /** To the end of what was said. @returns how many lines were new; null when nobody answered. */
  private async loadLog(id: string): Promise<number | null> {
    let news = 0;
    for (let isComplete = false; !isComplete && this.state.open?.id === id; ) {
      const answer = await ask<TranscriptPage>(`cases/${encodeURIComponent(id)}/log?after=${this.state.open.transcript.last}`);
      if (answer.outcome !== "done") return null;
      const known = this.state.open?.transcript.last ?? 0;
      this.change({ type: "log", case: id, page: answer.value });
      news += answer.value.entries.filter(({ seq }) => seq > known).length;
      ({ isComplete } = answer.value);
    }
    return news;
  }

  /** A socket that is silent while there is something to say is dead, however open it looks. */
  private async checkSilence(): Promise<void> {
    const { open } = this.state;
    const isThere = await this.loadQueue();
    const missed = open === null ? 0 : await this.loadLog(open.id);
    if (!isThere || missed === null || missed > 0) this.line.renew();
  }

  private async done(event: string, id: string): Promise<void> {
    this.change({ type: "act_state", event, state: "confirmed" });
    if (id === this.state.open?.id) await Promise.all([this.loadLog(id), this.loadCase(id)]);
    this.change({ type: "act_over", event });
    void this.loadQueue();
  }

  /** @returns whether the refusal was about the session, and is dealt with. */
  private refused({ code }: Refusal): boolean {
    if (code !== "SIGNED_OUT" && code !== "LOCKED") return false;
    this.shut(code);
    return true;
  }

  private shut(code: "SIGNED_OUT" | "LOCKED"): void {
    this.line.watch(null);
    this.line.stop();
    this.books.clear();
    this.change({ type: "gate", gate: code === "LOCKED" ? "locked" : "signed_out" });
  }
}
