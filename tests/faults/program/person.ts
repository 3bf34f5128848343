import { setTimeout as pause } from "node:timers/promises";
import { interludeToken } from "../../../src/core/conversation/interludes";
import { answerButton } from "../../../src/core/flow/question-token";
import { isLocale, locales } from "../../../src/core/locale";
import { Dice } from "./dice";
import { History, type ButtonSeen, type SentEvent } from "./history";
import { LibraryLine } from "./library-line";
import type { Line, World } from "./line";
import { markerOf, ownerMark } from "./markers";
import { PhoneLine } from "./phone-line";
import type { Platform } from "./platform";
import { WebLine } from "./web-line";

/** How long somebody looks at a silent page before writing again (ms). */
const patienceMs = { least: 3_000, most: 8_000 };
const burstLength = 20;
/** Whoever wants everything erased waits longer for the question (ms). */
const eraseQuestionMs = 15_000;
const eraseButton = answerButton(interludeToken({ kind: "erase" }), "yes");

export type WayIn = "socket" | "poll" | "library" | "phone";

/** Typed where a question has no buttons; some fit it, some do not. */
const typed = ["3", "12/03/2024", "450", "oui", "non"];
/** Asked for by button at any moment; each leads back to the question. */
const commands = ["c:back", "c:repeat", "c:correct", "c:why", "c:simpler", "c:menu", "c:stuck", "c:person"];

/** One simulated person: chooses a language, gives consent or not, walks a procedure, and does what people do on the way. */
export class Person {
  readonly history = new History();
  readonly line: Line;
  readonly way: WayIn;
  /** Beginning of all their markers. */
  readonly mark: string;
  /** Why the talk could not go on; a talk that never began was promised nothing. */
  failure: string | null = null;
  isOver = false;
  readonly #dice: Dice;
  readonly #locale: string;
  #messages = 0;

  constructor(readonly number: number, seed: number, world: World, private readonly platform: Platform) {
    this.#dice = new Dice(seed, `person ${number}`);
    this.mark = ownerMark(markerOf(number, 0));
    this.#locale = this.#dice.pick(locales);
    const draw = this.#dice.between(1, 100);
    this.way = draw <= 40 ? "phone" : draw <= 75 ? "socket" : draw <= 95 ? "poll" : "library";
    this.line = this.#open(world);
  }

  #open(world: World): Line {
    const { history } = this;
    switch (this.way) {
      case "phone":
        return new PhoneLine(world, history, this.#dice, this.number, this.platform);
      case "library":
        return new LibraryLine(world, history, this.#dice, this.mark, this.#dice.pick(["socket", "poll"] as const));
      default:
        return new WebLine(world, history, this.#dice, this.mark, this.#locale, this.way);
    }
  }

  async talk(): Promise<void> {
    try {
      await this.line.open();
      if (this.way === "phone") await this.#say("bonjour");
      else await this.history.seenMoreThan(0, patienceMs.most);
      await this.#answer((value) => value.endsWith(`:${this.#locale}`));
      await this.#answer((value) => value.endsWith(this.#dice.chance(0.9) ? ":given" : ":refused"));
      await this.#answer((value) => /:[a-z]+-[a-z-]+$/.test(value)); // a procedure of the menu
      const length = this.#dice.between(3, 9);
      const burstAt = this.#dice.chance(0.1) ? this.#dice.between(1, length) : 0;
      for (let turn = 1; turn <= length; turn += 1) await (turn === burstAt ? this.#burst() : this.#turn());
      if (this.#dice.chance(0.1)) await this.#askForSomebody();
      if (this.#dice.chance(0.05)) await this.#eraseEverything();
      await this.#lateRetries();
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.isOver = true;
    }
  }

  async #turn(): Promise<void> {
    const draw = this.#dice.between(1, 100);
    if (draw <= 60) return this.#answer(() => true);
    if (draw <= 75) return this.#say("je ne sais pas");
    if (draw <= 90) return this.#press({ title: "…", value: this.#dice.pick(commands) });
    // two messages in one breath, which the network may turn round
    const first = this.#event({ text: "attendez" });
    const second = this.#event({ button: "c:repeat" });
    const before = this.history.seen.length;
    await Promise.all([this.line.send(second), pause(5).then(() => this.line.send(first))]);
    await this.#listen(before);
  }

  /** Presses a button of the last question that fits, or types something when there is none. */
  async #answer(fits: (value: string) => boolean): Promise<void> {
    const all = this.line.buttons.filter(({ value }) => !/:erase$/.test(value));
    const fitting = all.filter(({ value }) => fits(value));
    const choices = fitting.length > 0 ? fitting : all;
    if (choices.length === 0 || this.#dice.chance(0.03)) return this.#send(this.#event({ text: this.#dice.pick(typed) }));
    await this.#press(this.#dice.pick(choices));
  }

  async #burst(): Promise<void> {
    const before = this.history.seen.length;
    const events = Array.from({ length: burstLength }, (_, n) => this.#event(n % 4 === 0 ? { button: "c:repeat" } : { text: "encore" }));
    await Promise.all(events.map((event) => this.line.send(event)));
    await this.#listen(before);
  }

  async #askForSomebody(): Promise<void> {
    await this.#press({ title: "…", value: "c:person" });
    await this.#answer((value) => value.endsWith(":yes"));
  }

  async #eraseEverything(): Promise<void> {
    await this.#press({ title: "…", value: "c:erase" });
    const isAsked = (): boolean => this.line.buttons.some(({ value }) => value === eraseButton);
    for (const until = Date.now() + eraseQuestionMs; Date.now() < until && !isAsked(); ) await pause(100);
    if (isAsked()) await this.#send(this.#event({ button: eraseButton }, true));
  }

  /** Platforms send again what was acknowledged long ago; web chats after a reload do too. */
  async #lateRetries(): Promise<void> {
    const acked = [...this.history.sent.values()].filter(({ ackedAt, erases }) => ackedAt !== undefined && !erases);
    if (acked.length === 0 || !this.#dice.chance(0.3)) return;
    await this.line.repeat(this.#dice.pick(acked));
  }

  #say(words: string): Promise<void> {
    const event = this.#event({ text: words });
    return this.#send(event);
  }

  #press({ title, value }: ButtonSeen): Promise<void> {
    return this.#send(this.#event({ text: title, button: value }));
  }

  async #send(event: SentEvent): Promise<void> {
    const before = this.history.seen.length;
    await this.line.send(event);
    await this.#listen(before);
  }

  async #listen(before: number): Promise<void> {
    await this.history.seenMoreThan(before, this.#dice.between(patienceMs.least, patienceMs.most));
    // reading what came, and whatever comes with it
    await pause(this.#dice.between(20, 200));
  }

  /** Words that answer nothing carry the marker themselves, others only in their id: a question must understand its answer. */
  #event({ text, button }: { readonly text?: string; readonly button?: string }, erases = false): SentEvent {
    const id = markerOf(this.number, (this.#messages += 1));
    const words = button === undefined && text !== undefined && !typed.includes(text) ? `${text} ${id}` : text;
    const event: SentEvent = {
      id, erases, asksLanguage: isLocale(button?.split(":").at(-1) ?? ""),
      ...(words !== undefined && { text: words }), ...(button !== undefined && { button }),
      ...(this.way === "phone" && { clientLocale: this.#locale }),
    };
    this.history.record(event);
    return event;
  }
}
