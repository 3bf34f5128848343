import type { LogEntry, TicketRecord } from "../../../src/core/ports";
import { isLocale } from "../../../src/core/locale";
import type { Crash } from "./faults";
import type { Person } from "./person";
import { eventIdOf, isOfPerson, type TalkRecord } from "./talk-record";

export const invariants = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "replay", "other"] as const;
export type Invariant = (typeof invariants)[number];

/** Never holds what a person said. */
export interface Violation {
  readonly invariant: Invariant;
  /** Number of the person: with the seed, the talk can be had again. */
  readonly person: number | null;
  readonly what: string;
}

export interface Repeats {
  /** A message that arrived again after a crash. */
  readonly afterCrash: number;
  /** The platform had taken it and dropped the line. */
  readonly afterDrop: number;
}

/** The invariants of one talk, on its complete history and what the store holds in the end. */
export class TalkCheck {
  readonly violations: Violation[] = [];
  repeats: Repeats = { afterCrash: 0, afterDrop: 0 };
  readonly #entryOf = new Map<string, LogEntry[]>();
  readonly #answersTo = new Map<string, LogEntry[]>();

  constructor(readonly person: Person, readonly talk: TalkRecord) {
    for (const entry of talk.log) {
      const eventId = isOfPerson(entry) ? eventIdOf(entry) : null;
      if (eventId !== null) push(this.#entryOf, eventId, entry);
      if (entry.author === "bot" && entry.replyTo !== undefined) push(this.#answersTo, entry.replyTo, entry);
    }
  }

  run(crashes: readonly Crash[]): this {
    this.#onlyOneEffect();
    for (const missing of this.missing()) this.#violated("I2", missing);
    this.#inOrder();
    if (this.person.way === "phone") this.#countRepeats(crashes);
    for (const mark of this.person.history.foreign) this.#violated("I6", `shown words of person ${mark}`);
    this.#sameLocale();
    for (const strange of this.person.history.strange) this.#violated("other", strange);
    return this;
  }

  /** Acknowledged and not answered yet; for phones, said and not arrived yet. */
  missing(): readonly string[] {
    const { history, way } = this.person;
    const shown = new Set(history.seen.map(({ id }) => id));
    const answered = new Set(history.seen.filter(({ isBot }) => isBot).map(({ replyTo }) => replyTo));
    const missing: string[] = [];
    if (history.erasing) {
      // nothing else can be asked of a talk that is gone
      const done = this.talk.log.find(({ said }) => said?.key === "common:erase.done");
      if (!done) return ["the erasure was acknowledged and not done"];
      return shown.has(done.id) ? [] : ["the erasure was never confirmed"];
    }
    for (const event of history.sent.values()) {
      if (event.ackedAt === undefined) continue;
      const entryId = event.entryId ?? this.#entryOf.get(event.id)?.[0]?.id;
      if (entryId === undefined || !this.#answersTo.has(entryId)) missing.push("acknowledged, and no answer in the log");
      else if (!answered.has(entryId)) missing.push("acknowledged, and no answer was shown");
    }
    if (way === "phone") {
      const waiting = this.talk.log.filter(({ id, said }) => said && !shown.has(id)).length;
      if (waiting > 0) missing.push(`${waiting} messages never arrived`);
    }
    return missing;
  }

  #onlyOneEffect(): void {
    const { history } = this.person;
    for (const [eventId, entries] of this.#entryOf) {
      if (entries.length > 1) this.#violated("I1", `one event made ${entries.length} entries`);
      const event = history.sent.get(eventId);
      if (event?.entryId !== undefined && event.entryId !== entries[0]!.id) this.#violated("I1", "the acknowledged id is not the one in the log");
    }
    for (const answers of this.#answersTo.values()) {
      const span = answers.at(-1)!.seq - answers[0]!.seq + 1;
      if (span !== answers.length) this.#violated("I1", "one event was answered in two turns");
    }
    const greetings = [...this.#answersTo.keys()].filter((id) => !this.talk.log.some((entry) => isOfPerson(entry) && entry.id === id));
    if (greetings.length > 1) this.#violated("I1", `${greetings.length} answers to nothing that was said`);
    if (history.erasing && this.#entryOf.size > 0) this.#violated("I1", "an event came back after the erasure");
  }

  /** First arrivals rise; a web chat is shown each entry once. */
  #inOrder(): void {
    const numbers = new Map(this.talk.log.map(({ id, seq }) => [id, seq]));
    const seen = new Set<string>();
    let last = 0;
    for (const { id, seq = numbers.get(id) } of this.person.history.seen) {
      if (seen.has(id)) {
        if (this.person.way !== "phone") this.#violated("I3", "a web chat was shown an entry twice");
        continue;
      }
      seen.add(id);
      if (seq === undefined) continue; // said before everything was erased
      if (seq < last && this.person.line.keepsOrder) this.#violated("I3", `number ${seq} was shown after number ${last}`);
      last = Math.max(last, seq);
    }
    const steps = this.talk.log.map(({ seq }, n) => seq - (this.talk.log[n - 1]?.seq ?? seq - 1));
    if (steps.some((step) => step !== 1)) this.#violated("I3", "the numbers of the log do not rise by one");
  }

  /** A crash excuses one repeat in each conversation; a line that the platform dropped excuses its own. */
  #countRepeats(crashes: readonly Crash[]): void {
    const excused = new Set<Crash>();
    const before = new Map<string, { readonly at: number; readonly isDropped?: boolean }>();
    let [afterCrash, afterDrop] = [0, 0];
    for (const seen of this.person.history.seen) {
      const first = before.get(seen.id);
      before.set(seen.id, seen);
      if (!first) continue;
      if (first.isDropped) {
        afterDrop += 1;
        continue;
      }
      const crash = crashes.find((one) => !excused.has(one) && one.from <= seen.at && one.until >= first.at);
      if (!crash) this.#violated("I3", "a message arrived again without a crash");
      else excused.add(crash);
      afterCrash += 1;
    }
    this.repeats = { afterCrash, afterDrop };
  }

  /** Only an answer to a list of languages or to the proposal of one changes the language, or a button of one pressed later. */
  #sameLocale(): void {
    const events = this.person.history.sent;
    const asks = new Set(this.talk.log.filter((entry) => isOfPerson(entry) && events.get(eventIdOf(entry) ?? "")?.asksLanguage).map(({ id }) => id));
    let isListShown = true; // the welcome begins with one
    let locale = this.talk.log[0]?.locale;
    for (const entry of this.talk.log) {
      if (isOfPerson(entry) && isListShown) asks.add(entry.id);
      if (entry.locale !== locale && !(entry.replyTo !== undefined && asks.has(entry.replyTo))) this.#violated("I8", "the language changed and nobody asked for it");
      locale = entry.locale;
      if (entry.said) isListShown = entry.said.key === "common:switch.ask" || (entry.said.buttons ?? []).some(({ value }) => isLocale(value.split(":").at(-1) ?? ""));
    }
  }

  /** Requests for a person in the log, and tickets at the desk: one each. */
  checkTickets(tickets: readonly TicketRecord[]): void {
    const { id } = this.talk.key;
    const own = tickets.filter((ticket) => ticket.id.startsWith(`${id}-`));
    if (this.person.history.erasing) {
      if (own.some((ticket) => "facts" in ticket || "conversation" in ticket)) this.#violated("I7", "a ticket kept what was erased");
      return;
    }
    const after = (isRequest: (entry: LogEntry) => boolean) => this.talk.log.filter(isRequest).map(({ replyTo }) => `${id}-${replyTo}`);
    const asked = after(({ event }) => event?.name === "handoff.initiate");
    // what failed asks for a person by itself, unless one is on the way
    const failed = after(({ said }) => said?.key === "common:failed");
    const lost = (asked.length > 0 ? asked : failed.slice(0, 1)).filter((one) => !own.some((ticket) => ticket.id === one)).length;
    const strange = own.filter((ticket) => ![...asked, ...failed].includes(ticket.id)).length;
    if (lost > 0) this.#violated("I4", `${lost} of ${asked.length} requests for a person have no ticket`);
    if (strange > 0) this.#violated("I4", `${strange} tickets that nobody asked for`);
    if (new Set(own.map((ticket) => ticket.id)).size !== own.length) this.#violated("I4", "one request has two tickets");
  }

  #violated(invariant: Invariant, what: string): void {
    this.violations.push({ invariant, person: this.person.number, what });
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
