/** What a listen button shows; `failed`: there was no sound to be had, and one may try again. `hasEnded`: it was heard to its end, or (false) stopped before. */
export type Playing = { readonly kind: "silent"; readonly hasEnded?: boolean } | { readonly kind: "loading" | "playing" | "failed"; readonly name: string };

/** What says one thing at a time. */
export interface Voice {
  readonly state: Playing;
  /** @returns the way to stop listening to changes. */
  onChange(listener: () => void): () => void;
  /** @param token of the conversation, in a header: addresses are kept in too many places. */
  play(name: string, url: string, token?: string): Promise<void>;
  stop(): void;
}
