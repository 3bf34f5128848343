import type { CaseAction } from "./case-actions";

export type Shortcut = "help" | "phrases" | "free" | "next" | "previous" | "newest" | "note" | "person_view" | "lock" | "queue" | CaseAction;

/** One key each, French words in mind: r for répondre, m for la main, p for passer, c for clore. */
export const shortcuts: Readonly<Record<string, Shortcut>> = {
  "?": "help", "/": "phrases", r: "free", j: "next", k: "previous", g: "queue", b: "newest", n: "note", v: "person_view", l: "lock",
  t: "take", x: "decline", a: "call_now", m: "hand_back", p: "hand_on", e: "transfer", d: "call_back", c: "close", o: "reopen",
};

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/** What a key asks for; nothing while somebody types or holds a key of the browser's own shortcuts. */
export function shortcutOf(press: KeyPress, isTyping: boolean): Shortcut | null {
  if (isTyping || press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  return shortcuts[press.key.toLowerCase()] ?? null;
}

/** The case after or before the chosen one, in the order of the screen; at the ends it stays. */
export function neighbour(ids: readonly string[], chosen: string | null, step: 1 | -1): string | null {
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  if (at === -1) return ids[step === 1 ? 0 : ids.length - 1] ?? null;
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null;
}
