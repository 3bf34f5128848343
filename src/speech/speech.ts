import { Turnstile } from "../core/turnstile";
import { clipKey, type Clips } from "./clips";
import { SpeechFailed, type Synthesize } from "./espeak";
import { maxKeptBytes, maxProcesses, maxSpokenLength, maxWaiting, pauseMs } from "./limits";
import type { Voices } from "./voices";
import { joined } from "./wav";

export interface Words {
  readonly text: string;
  /** BCP 47 */
  readonly lang: string;
}

export interface SpeechOptions {
  readonly voices: Voices;
  readonly clips: Clips;
  /** Null: this machine has no voice; recorded clips are heard all the same. */
  readonly synthesize: Synthesize | null;
  /** Voices that no listener has approved are used too. */
  readonly usesUnreviewed: boolean;
}

export interface Speech {
  canSay(words: Words): boolean;
  /**
   * @returns a WAV file of what can be said, in order, or null when that is nothing.
   * @throws SpeechFailed SPEECH_BUSY, SPEECH_FAILED
   */
  say(words: readonly Words[]): Promise<Buffer | null>;
}

/** Recorded by a person, else spoken by a voice that was approved; kept by content, and the same words asked for twice at once are spoken once. */
export function createSpeech({ voices, clips, synthesize, usesUnreviewed }: SpeechOptions): Speech {
  const kept = new Kept();
  const running = new Map<string, Promise<Buffer>>();
  const turnstile = new Turnstile(maxProcesses, maxWaiting, () => new SpeechFailed("SPEECH_BUSY"));

  const voiceOf = (lang: string): string | null => {
    const found = voices[lang] ?? voices[lang.split("-")[0]!];
    return synthesize !== null && found !== undefined && (found.state === "on" || usesUnreviewed) ? found.voice : null;
  };
  // asked of every message that is shown: words are hashed only where nothing else could be heard
  const canSay = ({ text, lang }: Words): boolean =>
    (voiceOf(lang) !== null && text.trim() !== "" && text.length <= maxSpokenLength) || (clips.size > 0 && clips.has(clipKey(lang, text)));

  const spoken = async (text: string, voice: string): Promise<Buffer> => {
    const leave = await turnstile.enter();
    try {
      return await synthesize!(text, voice);
    } finally {
      leave();
    }
  };
  const samples = ({ text, lang }: Words): Promise<Buffer> => {
    const key = clipKey(lang, text);
    const known = clips.get(key) ?? kept.get(key);
    if (known) return Promise.resolve(known);
    const begun = running.get(key) ?? spoken(text, voiceOf(lang)!).then((sound) => {
      kept.add(key, sound);
      return sound;
    }).finally(() => running.delete(key));
    running.set(key, begun);
    return begun;
  };

  return {
    canSay,
    say: async (words) => {
      const parts = await Promise.all(words.filter(canSay).map(samples));
      return parts.length === 0 ? null : joined(parts, pauseMs);
    },
  };
}

/** The sounds that were asked for last, up to a number of bytes. */
class Kept {
  readonly #sounds = new Map<string, Buffer>();
  #bytes = 0;

  get(key: string): Buffer | undefined {
    const sound = this.#sounds.get(key);
    if (sound === undefined) return undefined;
    // set again: the order of the map is that of the last use
    this.#sounds.delete(key);
    this.#sounds.set(key, sound);
    return sound;
  }

  add(key: string, sound: Buffer): void {
    this.#sounds.set(key, sound);
    this.#bytes += sound.length;
    for (const [oldest, { length }] of this.#sounds) {
      if (this.#bytes <= maxKeptBytes) return;
      this.#sounds.delete(oldest);
      this.#bytes -= length;
    }
  }
}
