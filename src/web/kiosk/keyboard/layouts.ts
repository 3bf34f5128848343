import type { Language, Locale } from "../../../core/locale";

/** Languages with letters of their own on screen: those of the page, and some that people write while the page is in another. Somali is written with the English ones. */
export const keyboardLanguages = ["fr", "en", "ar", "uk", "fa-AF", "ps", "es", "pt", "ro", "ru", "tr", "ti"] as const satisfies readonly Language[];
export type KeyboardLanguage = (typeof keyboardLanguages)[number] | Locale;

/** Rows of keys, each key the letter that it writes; a place in `shifted` has the capital, or the second letter, of the same place. */
export interface Layout {
  readonly rows: readonly (readonly string[])[];
  readonly shifted: readonly (readonly string[])[];
}

const keys = (...rows: readonly string[]): readonly (readonly string[])[] => rows.map((row) => row.split(" "));
const digits = "1 2 3 4 5 6 7 8 9 0";
const signs = "! ? @ . , - ' / ( )";

/** As on the boards that people know, without the keys that a sentence does not need. */
export const layouts: Readonly<Record<KeyboardLanguage, Layout>> = {
  fr: {
    rows: keys(digits, "a z e r t y u i o p", "q s d f g h j k l m", "w x c v b n é è à ç", "@ . , - ' â ê ù î ô û"),
    shifted: keys(signs, "A Z E R T Y U I O P", "Q S D F G H J K L M", "W X C V B N É È À Ç", "ë ï ü œ æ Â Ê Ù Î Ô Û"),
  },
  en: {
    rows: keys(digits, "q w e r t y u i o p", "a s d f g h j k l '", "z x c v b n m . , -", "@ é è à ç â ê ù î ô û"),
    shifted: keys(signs, "Q W E R T Y U I O P", "A S D F G H J K L \"", "Z X C V B N M : ; _", "@ É È À Ç Â Ê Ù Î Ô Û"),
  },
  uk: {
    rows: keys(digits, "й ц у к е н г ш щ з х ї", "ф і в а п р о л д ж є ґ", "я ч с м и т ь б ю ' . ,", "@ - ? !"),
    shifted: keys(signs, "Й Ц У К Е Н Г Ш Щ З Х Ї", "Ф І В А П Р О Л Д Ж Є Ґ", "Я Ч С М И Т Ь Б Ю ’ : ;", "/ _ ( )"),
  },
  ar: {
    rows: keys(digits, "ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط ذ", "ئ ء ؤ ر ى ة و ز ظ أ إ آ", "@ . ، - ؟ !"),
    shifted: keys("١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠", "َ ً ُ ٌ ِ ٍ ْ ّ لا لأ لإ لآ", "ش س ي ب ل ا ت ن م ك ط ذ", "ئ ء ؤ ر ى ة و ز ظ ؛ : /", "@ . ، - ( )"),
  },
  "fa-AF": {
    // with the letters that Pashto words and names need, in the second place
    rows: keys("۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰", "ض ص ث ق ف غ ع ه خ ح ج چ", "ش س ی ب ل ا ت ن م ک گ پ", "ظ ط ز ژ ر ذ د ئ و آ ء ؤ", "@ . ، - ؟ !"),
    shifted: keys(digits, "ښ ځ څ ق ف غ ع ۀ خ ح ج ټ", "ش ي ی ې ۍ أ ة ڼ م ك ګ پ", "ظ ط ز ږ ړ ډ د ئ و إ ء ؤ", "@ . ؛ - ( )"),
  },
  ps: {
    rows: keys("۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰", "ض ص ث ق ف غ ع ه خ ح ج چ", "ش س ی ب ل ا ت ن م ک ګ پ", "ظ ط ز ژ ر ذ د و ټ ډ ړ ڼ", "ښ ږ ځ څ ې ۍ ي ئ آ ء ۀ ؤ"),
    shifted: keys(digits, "ض ص ث ق ف غ ع ه خ ح ج چ", "َ ِ ُ ّ ل أ ة ن م ك گ پ", "ظ ط ز ژ ر ذ د و ټ ډ ړ ڼ", "@ . ، ؛ - ؟ ! ( )"),
  },
  es: {
    rows: keys(digits, "q w e r t y u i o p", "a s d f g h j k l ñ", "z x c v b n m . , -", "@ ' á é è í ó ú ü ¿ ¡"),
    shifted: keys(signs, "Q W E R T Y U I O P", "A S D F G H J K L Ñ", "Z X C V B N M : ; _", "@ ' Á É È Í Ó Ú Ü ? !"),
  },
  pt: {
    rows: keys(digits, "q w e r t y u i o p", "a s d f g h j k l ç", "z x c v b n m . , -", "á à â ã é ê í ó ô õ ú", "@ ' ? è"),
    shifted: keys(signs, "Q W E R T Y U I O P", "A S D F G H J K L Ç", "Z X C V B N M : ; _", "Á À Â Ã É Ê Í Ó Ô Õ Ú", "@ ü ! È"),
  },
  ro: {
    // ș and ț with the comma below, as Romanian has them, and not with the cedilla of Turkish
    rows: keys(digits, "q w e r t y u i o p", "a s d f g h j k l ș", "z x c v b n m ț - ,", "@ . ' ă â î é è ?"),
    shifted: keys(signs, "Q W E R T Y U I O P", "A S D F G H J K L Ș", "Z X C V B N M Ț : ;", "@ . ' Ă Â Î É È !"),
  },
  ru: {
    rows: keys(digits, "й ц у к е н г ш щ з х ъ", "ф ы в а п р о л д ж э ё", "я ч с м и т ь б ю . , -", "@ ' ? !"),
    shifted: keys(signs, "Й Ц У К Е Н Г Ш Щ З Х Ъ", "Ф Ы В А П Р О Л Д Ж Э Ё", "Я Ч С М И Т Ь Б Ю : ; _", "/ ' ( )"),
  },
  tr: {
    rows: keys(digits, "q w e r t y u ı o p ğ ü", "a s d f g h j k l ş i ,", "z x c v b n m ö ç . -", "@ ' â î û ?"),
    shifted: keys(signs, "Q W E R T Y U I O P Ğ Ü", "A S D F G H J K L Ş İ ;", "Z X C V B N M Ö Ç : _", "@ ’ Â Î Û !"),
  },
  ti: {
    // each letter in its first form; its others come when it is written (`formsOf`)
    rows: keys(digits, "ሀ ለ ሐ መ ሠ ረ ሰ ሸ ቀ ቐ በ ተ", "ቸ ኀ ነ ኘ አ ከ ኸ ወ ዐ ዘ ዠ የ", "ደ ጀ ገ ጠ ጨ ጰ ጸ ፀ ፈ ፐ ቨ", "። ፣ ? ! @ . , - '"),
    shifted: keys(digits, "ሀ ለ ሐ መ ሠ ረ ሰ ሸ ቀ ቐ በ ተ", "ቸ ኀ ነ ኘ አ ከ ኸ ወ ዐ ዘ ዠ የ", "ቈ ቘ ኈ ኰ ዀ ጐ ጸ ፀ ፈ ፐ ቨ", "፤ ፥ ፦ ፡ / ( ) : ;"),
  },
};

/**
 * Forms of an Ethiopic letter, one for each vowel, in the order in which they are taught. Unicode keeps them side by side, eight places for a letter, not all of them taken.
 *
 * @returns none for anything else.
 */
export function formsOf(letter: string): readonly string[] {
  if (!/^\p{Script=Ethiopic}$/u.test(letter) || !/^\p{L}$/u.test(letter)) return [];
  const first = letter.codePointAt(0)! & ~7;
  return Array.from({ length: 8 }, (_, vowel) => String.fromCodePoint(first + vowel)).filter((form) => /^\p{L}$/u.test(form));
}
