import type { Playing, Voice } from "./voice";

/** One voice for the whole page: what begins stops what was heard before. */
export class Player implements Voice {
  #state: Playing = { kind: "silent" };
  #audio: HTMLAudioElement | null = null;
  #loading: AbortController | null = null;
  readonly #listeners = new Set<() => void>();

  get state(): Playing {
    return this.#state;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async play(name: string, url: string, token?: string): Promise<void> {
    this.#abandon();
    const loading = new AbortController();
    this.#loading = loading;
    this.#become({ kind: "loading", name });
    try {
      const response = await fetch(url, { cache: "no-store", signal: loading.signal, ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }) });
      if (!response.ok) throw new Error(String(response.status));
      const sound = await response.blob();
      if (loading.signal.aborted) return;
      await this.#begin(name, sound);
    } catch {
      if (!loading.signal.aborted) this.#become({ kind: "failed", name });
    }
  }

  stop(): void {
    this.#abandon();
    this.#become({ kind: "silent", hasEnded: false });
  }

  #abandon(): void {
    this.#loading?.abort();
    this.#loading = null;
    this.#silence();
  }

  async #begin(name: string, sound: Blob): Promise<void> {
    // in the document, so that whoever watches for signs of life hears it play
    const audio = document.createElement("audio");
    audio.src = URL.createObjectURL(sound);
    audio.hidden = true;
    document.body.append(audio);
    this.#audio = audio;
    const end = (): void => {
      if (this.#audio !== audio) return;
      this.#silence();
      this.#become({ kind: "silent", hasEnded: true });
    };
    audio.addEventListener("ended", end);
    audio.addEventListener("error", end);
    await audio.play();
    this.#become({ kind: "playing", name });
  }

  #silence(): void {
    const audio = this.#audio;
    this.#audio = null;
    if (audio === null) return;
    audio.pause();
    URL.revokeObjectURL(audio.src);
    audio.remove();
  }

  #become(state: Playing): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
