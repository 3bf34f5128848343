import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assemble, type Assembled } from "../bot/assemble";
import { runningOf } from "../core/conversation/current-run";
import { retentionTable } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";
import { welcomeFlow } from "../core/conversation/world";
import { languageOptions } from "../core/flow/questions";
import type { AnswerValue } from "../core/flow/model";
import type { Locale } from "../core/locale";
import type { Button } from "../core/message";
import type { ConversationKey, LogEntry, WishReader } from "../core/ports";
import { openStore, type Store } from "../store";
import { Misuse } from "./command";

/** A conversation through the whole pipeline and a real store in a folder of its own: the terminal and the golden transcripts use it. */
export class Talk {
  private seen = 0;
  private events = 0;
  private buttons: readonly Button[] = [];

  private constructor(
    readonly passerelle: Assembled, private readonly store: Store<Session>, private readonly key: ConversationKey, private readonly folder: string,
    private readonly clock: { now: number },
  ) {}

  /** @param now milliseconds since 1970; the talk's clock stands still but for `waitFor`. */
  static async open(root: string, now: number, wishes?: () => WishReader): Promise<Talk> {
    const folder = await mkdtemp(join(tmpdir(), "passerelle-talk-"));
    const store = await openStore<Session>({ dataDir: folder });
    const clock = { now };
    const passerelle = await assemble({
      root, store, retention: retentionTable({}), association: "talk", addressKey: "talk", record: () => undefined, now: () => clock.now,
      ...(wishes && { wishes }),
    });
    const { key } = await passerelle.pipeline.open("terminal", "talk");
    return new Talk(passerelle, store, key, folder, clock);
  }

  /** Somebody else at the same service, another day: once it is loaded, a talk costs little. Close the first one. */
  async next(now: number): Promise<Talk> {
    this.clock.now = now;
    const { key } = await this.passerelle.pipeline.open("terminal", randomUUID());
    return new Talk(this.passerelle, this.store, key, this.folder, this.clock);
  }

  /** Words typed, or the value of a button pressed. @returns what was said since. */
  async say(words: string): Promise<readonly LogEntry[]> {
    const isButton = /^[ac]:/.test(words);
    await this.passerelle.pipeline.accept("terminal", this.key, {
      eventId: `talk-${++this.events}`, author: "person", type: isButton ? "button" : "text", ...(isButton ? { button: words } : { text: words }),
    });
    return this.listen();
  }

  /** Begins as a newcomer who has chosen the language, agreed, and picked a procedure. @returns its first words. @throws Misuse for one that the menu does not offer. */
  async begin(procedure: string, locale: Locale): Promise<readonly LogEntry[]> {
    await this.passerelle.pipeline.accept("terminal", this.key, { eventId: "join", author: "person", type: "joined", clientLocale: locale });
    await this.listen();
    await this.press(String(languageOptions.findIndex((option) => option.value === locale) + 1));
    await this.press("1");
    const choice = this.buttons.find((button) => button.value.endsWith(`:${procedure}`));
    if (!choice) throw new Misuse(`the menu offers no "${procedure}", but ${this.buttons.map(({ value }) => value.slice(value.lastIndexOf(":") + 1)).join(", ")}`);
    return this.say(choice.value);
  }

  /** The button with this number, as shown. */
  async press(number: string): Promise<readonly LogEntry[]> {
    return this.say(this.buttons[Number(number) - 1]?.value ?? number);
  }

  waitFor(ms: number): void {
    this.clock.now += ms;
  }

  async session(): Promise<Session | null> {
    return this.store.readSession(this.key);
  }

  /** Answers of the flow in hand, and where it stands. */
  async standing(): Promise<{ answers: Readonly<Record<string, AnswerValue>>; state: "waiting" | "over"; flow: string | null }> {
    const session = await this.session();
    const running = session && runningOf(session, this.passerelle.worldAt(this.clock.now));
    const answers = Object.fromEntries(Object.entries(running?.run.answers ?? {}).map(([name, { value }]) => [name, value]));
    const isOver = !running || (running.run.waiting === null && running.spec.id !== welcomeFlow);
    return { answers, state: isOver ? "over" : "waiting", flow: session?.current ?? null };
  }

  async close(): Promise<void> {
    await this.passerelle.close();
    await this.store.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async listen(): Promise<readonly LogEntry[]> {
    await this.passerelle.drain();
    const { entries } = await this.store.readLog(this.key, this.seen, 500);
    this.seen = entries.at(-1)?.seq ?? this.seen;
    const said = entries.filter((entry) => entry.author === "bot");
    const asked = said.map((entry) => entry.said?.buttons ?? []).filter((buttons) => buttons.length > 0).at(-1);
    this.buttons = asked ?? this.buttons;
    return said;
  }
}
