/* Unicode isolates keep a value from turning the sentence around it, in whatever direction either is written. */
const firstStrongIsolate = "\u2068";
const leftToRightIsolate = "\u2066";
const popIsolate = "\u2069";

// U+200C and U+200D stay: Persian is written with them
const invisible = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/gu;

/** A person's words without what could act on the sentence around them: control characters, directions, half characters. */
export function clean(value: string): string {
  return value.replace(invisible, (found) => (/[\t\n\r\u2028\u2029]/.test(found) ? " " : ""));
}

/** The value decides its own direction and leaves the sentence its own. */
export function isolate(value: string): string {
  return `${firstStrongIsolate}${value}${popIsolate}`;
}

const isolates = /[\u2066-\u2069]/g;

/** As typed by somebody: without isolates. */
export function withoutIsolates(text: string): string {
  return text.replace(isolates, "");
}

/** Addresses, then French words, numbers and phones: `3949`, `+33 1 23 45 67 89`, `M'inscrire, me réinscrire`, `caf.fr`. */
const address = String.raw`(?:https?://|(?:[\w-]+\.)+[a-z]{2,}/)[^\s«»،؛]*[^\s«»،؛.,:!?؟)]`;
const frenchWord = String.raw`[\p{Script=Latin}\d²³]+`;
const betweenWords = String.raw`(?:[ \u00a0\u202f]|[.,:/@#&+%_'’-]{1,3}[ \u00a0\u202f]?)`;
const leftToRightRun = new RegExp(String.raw`${address}|\+?${frenchWord}(?:${betweenWords}${frenchWord})*`, "gu");
const slot = /(\{\{.*?\}\})/;

/** A sentence of a right-to-left language, before its `{{values}}` come in: what is written left to right in it is isolated. */
export function isolateLeftToRightRuns(sentence: string): string {
  return sentence
    .split(slot)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(leftToRightRun, `${leftToRightIsolate}$&${popIsolate}`)))
    .join("");
}
