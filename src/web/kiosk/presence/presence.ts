/** How long nobody may touch a kiosk (ms). */
export interface IdleTimes {
  /** Without a sign of life, the person is asked whether they are still there. */
  readonly askAfterMs: number;
  /** Without one during the question, they have gone. */
  readonly countdownMs: number;
}

export type Presence =
  | { readonly kind: "present" }
  /** Whole seconds left to answer, never 0. */
  | { readonly kind: "asked"; readonly secondsLeft: number }
  | { readonly kind: "gone" };

/** @param quietMs since the last sign of life; a machine that slept comes back with an hour of it, and nobody is asked who cannot be there. */
export function presenceAfter(quietMs: number, { askAfterMs, countdownMs }: IdleTimes): Presence {
  if (quietMs < askAfterMs) return { kind: "present" };
  const leftMs = askAfterMs + countdownMs - quietMs;
  return leftMs > 0 ? { kind: "asked", secondsLeft: Math.ceil(leftMs / 1_000) } : { kind: "gone" };
}
