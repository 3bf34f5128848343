import { sourceLocale, type Locale } from "../../core/locale";
import type { IssueLog } from "../issue";
import type { LocaleFile } from "../read-locales";
import type { Variant } from "../sentences";
import { forbiddenWordsIn } from "./forbidden-words";

export interface Written {
  readonly locale: Locale;
  readonly file: LocaleFile;
  readonly dialog: string;
  readonly path: string;
  readonly sentence: string;
  readonly variant: Variant;
  /** The person types the answer. */
  readonly isTyped: boolean;
}

const html = /<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i;
// U+200C and U+200D stay: Persian is written with them
const invisible = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;
// `{{- name}}` would come out without isolation, `{{name, format}}` with a format nobody checks
const oddPlaceholder = /\{\{(?!\s*[a-zA-Z]\w*\s*\}\}).*?(?:\}\}|$)/;
const sentenceEnd = /[.!?…]+(?=\s|$)/gu;

/** About what fits a phone screen in large print. */
const maxLength = 240;
/** Two short sentences and one question. */
const maxSentences = 3;

/** What is wrong with one sentence by itself. */
export function checkText({ locale, file, path, sentence, variant, isTyped }: Written, log: IssueLog): void {
  const place = path.split(".");
  const hidden = invisible.exec(sentence)?.[0];
  if (hidden !== undefined) log.add("control-character", file.source, place, path, codePoint(hidden));
  if (html.test(sentence)) log.add("html-in-sentence", file.source, place, path);
  if (sentence.includes("$t(")) log.add("sentence-nesting", file.source, place, path);
  const odd = oddPlaceholder.exec(sentence)?.[0];
  if (odd !== undefined) log.add("placeholder-form", file.source, place, path, odd);
  if (variant.isWords) return;
  const forbidden = forbiddenWordsIn(sentence, locale, isTyped);
  if (forbidden !== null) log.add("forbidden-words", file.source, place, path, forbidden);
  if (locale !== sourceLocale) return;
  const sentences = (`${sentence.trim()} `.match(sentenceEnd) ?? []).length;
  // simple words often need more, shorter sentences
  const isMany = sentences > maxSentences && !variant.isSimple;
  if (sentence.length > maxLength || isMany) log.add("too-long", file.source, place, path, sentence.length, sentences);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
