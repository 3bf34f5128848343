import { fold } from "../text";

/** Meaning -> beginnings of words of all languages, as written in dialogs/wish-words/<tag>.yaml. */
export type WishWords = Readonly<Record<string, readonly string[]>>;

/** Names the meanings a folded text touches, each once, in no order. */
export type MeaningFinder = (folded: string) => ReadonlySet<string>;

interface Needle {
  readonly text: string;
  readonly meaning: string;
}

const keyLength = 2;

/** Found at the start of a word; `word.` ends there too, `*word` may stand inside. */
export function meaningFinder(words: WishWords): MeaningFinder {
  const byStart = new Map<string, Needle[]>();
  for (const [meaning, entries] of Object.entries(words)) {
    for (const entry of entries) {
      const text = `${entry.startsWith("*") ? "" : " "}${fold(entry)}${entry.endsWith(".") ? " " : ""}`;
      if (text.trim().length === 0) continue;
      const key = text.slice(0, keyLength);
      byStart.set(key, [...(byStart.get(key) ?? []), { text, meaning }]);
    }
  }
  return (folded) => {
    const framed = ` ${folded} `;
    const found = new Set<string>();
    for (let at = 0; at < framed.length; at += 1) {
      for (const { text, meaning } of byStart.get(framed.slice(at, at + keyLength)) ?? []) if (framed.startsWith(text, at)) found.add(meaning);
    }
    return found;
  };
}

/** The same meaning in all languages together: people write a word of one in a sentence of another. */
export function joinWords(languages: readonly WishWords[]): WishWords {
  const joined: Record<string, string[]> = {};
  for (const words of languages) for (const [meaning, entries] of Object.entries(words)) (joined[meaning] ??= []).push(...entries);
  return Object.fromEntries(Object.entries(joined).map(([meaning, entries]) => [meaning, [...new Set(entries)]]));
}
