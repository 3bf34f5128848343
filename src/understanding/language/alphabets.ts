/**
 * Letters each language writes, beyond a to z in Latin script: one outside tells against it (ы is not Ukrainian, ã is not Spanish), and only
 * against, since names travel with their letters. A language that is not here takes any letter.
 */
const alphabets: Readonly<Record<string, string>> = {
  fr: "àâæçéèêëîïôœùûüÿ", en: "éï", es: "áéíóúüñ", pt: "áâãàçéêíóôõúü", ro: "ăâîșțşţ", tr: "çğıöşüâîûi̇", so: "", "ar-Latn": "éèç",
  it: "àèéìíîòóùú", de: "äöüß", nl: "éëïèöü", pl: "ąćęłńóśźż", sq: "çë", wo: "àéëñóŋ", ku: "çêîşû", sw: "", id: "", mg: "ôàñ", hr: "čćđšž",
  hu: "áéíóöőúüű", cs: "áčďéěíňóřšťúůýž", sv: "åäöé", az: "çəğıöşüi̇", ca: "àçèéíïòóúü", ht: "èòà",
  uk: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", ru: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", bg: "абвгдежзийклмнопрстуфхцчшщъьюя",
  sr: "абвгдђежзијклљмнњопрстћуфхцчџш", mk: "абвгдѓежзѕијклљмнњопрстќуфхцчџш", be: "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
  kk: "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
  ar: "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ", fa: "ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیيىءأآؤئۀ", ps: "ابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکكګگلمنڼهوؤيیېۍئىءآأ",
  ur: "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیئےآأؤۂ",
};
const everywhere = /[\p{M}\p{Nd}'a-z]/u;
const letterSets = new Map(Object.entries(alphabets).map(([tag, letters]) => [tag, new Set(letters)]));

/** Letters of the words that not every language of Latin script has, each once a word. */
export const tellingLetters = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => (/^[a-z']*$/.test(word) ? [] : [...new Set(word)].filter((letter) => !everywhere.test(letter))));

/** How many of these letters a language does not write. */
export function foreignLetters(letters: readonly string[], tag: string): number {
  const own = letterSets.get(tag);
  return own ? letters.reduce((count, letter) => count + (own.has(letter) ? 0 : 1), 0) : 0;
}
