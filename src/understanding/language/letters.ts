/* What of a text tells its language: words of letters, and runs of letters inside them. */

const noise = /(?:https?:\/\/|www\.)\S+|\S+@\S+|[@#]\S+|\S*[{}$<>\\|=^%]\S*|\p{Extended_Pictographic}+/giu;
const tatweel = /[\u0640\u200d]/gu;

/** Lower-case words, apostrophes inside kept ("j'ai", "п'ять"), digits inside kept (Arabic on a phone: "3andi"); numbers and addresses are no words. */
export function wordsIn(text: string): string[] {
  const clean = text.replace(noise, " ").normalize("NFC").replace(/[’ʼ`´‘]/g, "'").replace(tatweel, "").replace(/\u200c/g, " ").replaceAll("İ", "i");
  return (clean.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+(?:'[\p{L}\p{M}]+)*/gu) ?? []).filter((word) => /\p{L}/u.test(word));
}

// one keyboard's letter for another's; what only one language writes (ټ, گ, ة) stays
const keyboards: Readonly<Record<string, string>> = { ی: "ي", ى: "ي", ک: "ك", أ: "ا", إ: "ا", آ: "ا", ё: "е", ı: "i", ł: "l", đ: "d", œ: "oe", æ: "ae", ß: "ss" };

/** Without accents and without the letters that depend on the keyboard. */
export function plainLetters(word: string): string {
  if (/^[a-z0-9']*$/.test(word)) return word;
  // й and ї are letters of their own
  const plain = word.normalize("NFD").replace(/(?<![\u0438\u0456])\p{M}+/gu, "").normalize("NFC");
  return plain.replace(/[یىکأإآёıłđœæß]/gu, (letter) => keyboards[letter] ?? letter);
}

/** Runs of one to `longest` letters, `_` at both edges of the word. */
export function runsOf(word: string, longest: number): string[] {
  const framed = `_${word.slice(0, 30)}_`;
  const runs: string[] = [];
  for (let start = 0; start < framed.length; start += 1) {
    for (let length = start === 0 ? 2 : 1; length <= longest && start + length <= framed.length; length += 1) {
      const run = framed.slice(start, start + length);
      if (run !== "_") runs.push(run);
    }
  }
  return runs;
}
