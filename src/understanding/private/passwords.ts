import type { Span } from "../mask-private-numbers";
import { codeWords, cuePattern, escape, otherCodes, passwordStems, passwordWords, secretCodeWords } from "./cue-words";
import { owners, states } from "./password-states";
import { foldCue, type View } from "./see-through";

/*
 * Passwords, PINs and codes that are said as such. Only the secret itself is hidden. What is said of a password ("it is blocked") is told from
 * the password by its words: see password-states.ts.
 */

type Strength = "password" | "secret code" | "code";

/** Arabic writes "and", "so", "with" and "for" onto the word that follows. */
const wordStart = "(?<=(?<![\\p{L}\\p{N}])و?[فبل]?)";
const edge = (words: string) => `${wordStart}${words}(?![\\p{L}\\p{N}])`;
const spaceless = /^[\u4e00-\u9fff]+$/;
const cuesOf = (stems: readonly string[], words: readonly string[]) => {
  const chinese = [...stems, ...words].filter((word) => spaceless.test(word));
  const alternatives = [
    stems.length > 0 && edge(cuePattern(stems.filter((word) => !spaceless.test(word)), 5)),
    words.length > 0 && edge(cuePattern(words.filter((word) => !spaceless.test(word)), 0)),
    chinese.length > 0 && cuePattern(chinese, 0),
  ];
  return new RegExp(alternatives.filter(Boolean).join("|"), "gu");
};
const cues: readonly { readonly strength: Strength; readonly pattern: RegExp }[] = [
  { strength: "password", pattern: cuesOf(passwordStems, passwordWords) },
  { strength: "password", pattern: /(?<![\p{L}\p{N}])pass(?=\s*[:=])/gu },
  { strength: "secret code", pattern: cuesOf([], secretCodeWords) },
  { strength: "code", pattern: cuesOf([], codeWords) },
];

/** How the cues begin, up to four letters: most texts hold none of these, and are passed over at once. */
const beginningOf = (word: string) => escape(/^(?:[\s'-]*[^\s'-]){1,4}/.exec(word)![0]);
const beginnings = new RegExp([...new Set([...passwordStems, ...passwordWords, ...secretCodeWords, ...codeWords, "pass"].map(beginningOf))].join("|"));

const copulas =
  foldCue("est|c'est|cest|c est|sera|etait|is|it is|it's|its|was|هي|هو|=|це|это|است|هست|دی|ده|እዩ|es|era|e|este|হল|হলো|হচ্ছে|是|为|waa|olarak|اسمها|est le|est la|ye");
const connector = new RegExp(`^([^:=：\\n\\d.!?;,]{0,40}?)(\\s?[:=：]+>?\\s*|\\s*(?:->|→|–|—)\\s*|\\s-\\s|(?<=\\s|^)\\s?(?:${copulas})\\s*[:=：]?\\s+|是|为)\\s*`, "u");
const quoted = /^([^\d\n:"«“„]{0,25})[:=]?\s?["«“„]\s?([^"»”“\n]{3,40}?)\s?["»”]/u;
const token = /^[^\s"«»“”،؛]+/u;
const asciiToken = /^[\x21-\x7e]+/;
/** Secret first: "Soleil2024 c'est mon mot de passe". */
const saidBefore = new RegExp(
  `([^\\s"«»“”]{4,64})["»”]?\\s*(?:,|-|—)?\\s*(?:${copulas}|comme|as|как|як|for|pour|-|—)\\s+(?:le|la|mon|ma|my|the|un|mi|minha|мой|мій|это|це|benim)?\\s*$`, "u",
);

export function findPasswords(view: View): readonly Span[] {
  if (!beginnings.test(view.folded)) return [];
  const spans: Span[] = [];
  const add = (span: Span | null) => {
    if (span && !spans.some((other) => other.from < span.to && span.from < other.to)) spans.push(span);
  };
  for (const { strength, pattern } of cues) {
    for (const cue of view.folded.matchAll(pattern)) {
      const end = cue.index + cue[0].length;
      if (strength === "code" && isOtherCode(view.folded, cue.index, end)) continue;
      const after = secretAfter(view, end, strength);
      add(after ?? (strength === "code" ? null : secretBefore(view, cue.index, strength)));
    }
  }
  return spans;
}

const isOtherCode = (folded: string, from: number, to: number) => otherCodes.test(folded.slice(Math.max(0, from - 10), from)) || otherCodes.test(folded.slice(to, to + 16));

function secretAfter(view: View, at: number, strength: Strength): Span | null {
  const rest = { shown: view.shown.slice(at, at + 120), folded: view.folded.slice(at, at + 120) };
  const inQuotes = quoted.exec(rest.shown);
  if (inQuotes && strength !== "code" && !isState(inQuotes[2]!.split(" ")[0]!)) {
    const from = at + inQuotes[0].indexOf(inQuotes[2]!, inQuotes[1]!.length);
    return { from, to: from + inQuotes[2]!.length };
  }
  const link = connector.exec(rest.folded);
  if (link) {
    const [all, between] = link as unknown as [string, string];
    const isOurs = between.trim().split(/[\s']+/).every((word) => word === "" || owners.has(word));
    const isSaid = /[:=：]/.test(all);
    const found = secretAt(rest.shown, all.length, strength);
    if (found && (found.looksSecret ? isOurs || strength !== "code" || isNumberCode(textIn(rest.shown, found)) : isOurs && strength === "password" && isWordSecret(rest, found, isSaid))) {
      return { from: at + found.from, to: at + found.to };
    }
    const further = isOurs ? directly(view, at + all.length, strength) : null;
    if (further) return further;
  }
  return directly(view, at, strength);
}

/** No sign between: "mdp Azerty123", "PIN 1234", "мой пароль qwerty". */
function directly(view: View, at: number, strength: Strength): Span | null {
  let from = at;
  const rest = () => view.shown.slice(from, at + 120);
  const isForeign = /[^\x00-\u024f]/.test(view.shown.slice(Math.max(0, at - 4), at));
  let others = 0;
  for (let word = 0; word < 5; word += 1) {
    from += /^[\s,'’(]*/.exec(rest())![0].length;
    const found = secretAt(rest(), 0, strength);
    if (!found) return null;
    const isLatinWord = isForeign && strength === "password" && /^[A-Za-z]{4,}$/.test(textIn(rest(), found)) && !isState(textIn(rest(), found));
    const secret = textIn(rest(), found);
    if ((found.looksSecret && !/^\d{1,2}\p{L}+\d{0,2}$/u.test(secret) && (others === 0 || isUnmistakable(secret))) || (isLatinWord && others === 0)) return { from: from + found.from, to: from + found.to };
    const next = /^[^\s,.;:!?'’]+/.exec(view.folded.slice(from, at + 120))?.[0];
    if (next === undefined) return null;
    if (!owners.has(next)) {
      // "пароль от карты 4455": another word or two, when what follows can be nothing else
      if (strength === "code" || isState(next) || (others += 1) > 2) return null;
    }
    from += next.length;
  }
  return null;
}

const isNumberCode = (word: string) => /^\d{3}[ ]?\d{1,5}$/.test(word) && !/^(?:19|20)\d{2}$/.test(word);
const isUnmistakable = (word: string) => isNumberCode(word) || (/\p{L}{3}/u.test(word) && /\d{2}/.test(word));

function secretBefore(view: View, at: number, strength: Strength): Span | null {
  const start = Math.max(0, at - 100);
  const found = saidBefore.exec(view.folded.slice(start, at));
  if (!found) return null;
  const from = start + found.index;
  const word = secretAt(view.shown.slice(from, from + found[1]!.length), 0, strength);
  return word?.looksSecret ? { from, to: from + word.to } : null;
}

interface Found extends Span {
  readonly looksSecret: boolean;
}

const textIn = (text: string, { from, to }: Span) => text.slice(from, to);
const email = /^[^\s@]+@[^\s@]+\.\p{L}{2,}$/u;

function secretAt(text: string, from: number, strength: Strength): Found | null {
  const upToSpace = token.exec(text.slice(from))?.[0];
  // Chinese goes on without a space
  const raw = upToSpace !== undefined && /\p{Script=Han}/u.test(upToSpace) ? asciiToken.exec(upToSpace)?.[0] : upToSpace;
  // a marker stands where a secret was
  if (raw === undefined || /^\[[A-Z]+\]/.test(raw)) return null;
  const word = raw.replace(/[.,;:!?)»\]…]+$/u, "");
  if (word === "" || email.test(word)) return null;
  if (/^\d+$/.test(word)) return digitsSecret(text, from, word, strength);
  return { from, to: from + word.length, looksSecret: word.length >= 3 && looksSecret(word, strength) };
}

/** "482 913" is one code. */
function digitsSecret(text: string, from: number, first: string, strength: Strength): Found | null {
  const groups = /^\d+(?:[ .\-]\d+)*(?![\d,/])/.exec(text.slice(from))?.[0] ?? first;
  const digits = groups.replace(/\D/g, "");
  const whole = digits.length <= 12 && !/^\d{1,2}[ .\-]\d{1,2}[ .\-]\d{4}$/.test(groups) ? groups : first;
  const count = whole.replace(/\D/g, "").length;
  const least = strength === "secret code" ? 3 : 4;
  return { from, to: from + whole.length, looksSecret: count >= least && count <= (strength === "password" ? 40 : 12) };
}

function looksSecret(word: string, strength: Strength): boolean {
  const digits = word.match(/\d/g)?.length ?? 0;
  if (strength === "code") return digits >= 2 && word.length >= 4 && /^[A-Za-z0-9-]+$/.test(word);
  if (digits > 0) return true;
  if (strength === "secret code") return false;
  return (/[@#$%&*!_+^€£]/.test(word) && /\p{L}/u.test(word)) || (/\p{Ll}\p{Lu}/u.test(word) && !isState(word));
}

const isState = (word: string) => states.has(foldCue(word)) || states.has(foldCue(word).split("'").at(-1)!);

// after "is" a word that goes on into "of", "for" or the end is a password; one that goes on otherwise is an adverb
const clauseEnd = /^\s*(?:$|[.,;:!?\n)»،؛。]|(?:et|and|y|e|și|si|ve|و|و\p{L}+|та|і|и|й|pour|for|sur|on|mais|but|merci|avec|svp|для|на|но|але|است|هست|دی|ده|እዩ|dir|para|pentru)(?![\p{L}]))/u;

/** A word of letters only: anything that is no state of a password. */
function isWordSecret({ shown, folded }: { readonly shown: string; readonly folded: string }, { from, to }: Span, isSaid: boolean): boolean {
  const word = shown.slice(from, to);
  if (word.length < 3 || !/^[\p{L}\p{M}'’_-]+$/u.test(word) || isState(word) || /[éè]e?s?$/i.test(word) || /['’]/.test(word)) return false;
  return isSaid || clauseEnd.test(folded.slice(to));
}
