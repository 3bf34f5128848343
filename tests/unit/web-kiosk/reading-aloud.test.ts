import { ReadingAloud } from "../../../src/web/kiosk/listening/reading-aloud";
import type { Playing, Voice } from "../../../src/web/kiosk/listening/voice";

/** A voice without sound: what was begun, in order, and the person who does something with it. */
class QuietVoice implements Voice {
  state: Playing = { kind: "silent" };
  readonly begun: string[] = [];
  readonly #listeners = new Set<() => void>();

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  async play(name: string): Promise<void> {
    this.begun.push(name);
    this.becomes({ kind: "loading", name });
    this.becomes({ kind: "playing", name });
  }
  stop(): void {
    this.becomes({ kind: "silent", hasEnded: false });
  }
  becomes(state: Playing): void {
    this.state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

const message = (name: string) => ({ name, url: `/speech/${name}`, token: () => "" });
const ended: Playing = { kind: "silent", hasEnded: true };

function aTalkOf(...names: readonly string[]) {
  const voice = new QuietVoice();
  const aloud = new ReadingAloud(voice);
  aloud.add(names.map(message));
  return { voice, aloud };
}

describe("whoever listens first", () => {
  it("hears the messages of an answer one after the other, never two at once", () => {
    const { voice } = aTalkOf("a", "b");
    expect(voice.begun).toEqual(["a"]);
    voice.becomes(ended);
    expect(voice.begun).toEqual(["a", "b"]);
    voice.becomes(ended);
    expect(voice.state).toEqual(ended);
  });

  it("hears what comes while something is being said after it", () => {
    const { voice, aloud } = aTalkOf("a");
    aloud.add([message("b")]);
    expect(voice.begun).toEqual(["a"]);
    voice.becomes(ended);
    expect(voice.begun).toEqual(["a", "b"]);
  });

  it.each<[string, (voice: QuietVoice, aloud: ReadingAloud) => void, readonly string[]]>([
    ["presses stop", (voice) => voice.stop(), ["a"]],
    ["answers", (_voice, aloud) => aloud.stop(), ["a"]],
    ["leaves", (_voice, aloud) => aloud.close(), ["a"]],
    ["listens to another message", (voice) => void voice.play("old"), ["a", "old"]],
    ["meets a sound that does not come", (voice) => voice.becomes({ kind: "failed", name: "a" }), ["a"]],
  ])("and %s hears nothing of what was still to come", (_what, act, begun) => {
    const { voice, aloud } = aTalkOf("a", "b");
    act(voice, aloud);
    voice.becomes(ended);
    expect(voice.begun).toEqual(begun);
  });

  it("hears the next answer again", () => {
    const { voice, aloud } = aTalkOf("a", "b");
    voice.stop();
    aloud.add([message("c")]);
    expect(voice.begun).toEqual(["a", "c"]);
  });

  it("is not silenced by an answer in what they began themselves, before this spoke", () => {
    const { voice, aloud } = aTalkOf();
    void voice.play("old");
    aloud.stop();
    expect(voice.state).toEqual({ kind: "playing", name: "old" });
  });

  it("has gone: a voice that ends later begins nothing", () => {
    const { voice, aloud } = aTalkOf("a", "b");
    aloud.close();
    aloud.add([]);
    voice.becomes(ended);
    expect(voice.begun).toEqual(["a"]);
  });
});
