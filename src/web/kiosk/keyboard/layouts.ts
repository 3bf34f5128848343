import type { Locale } from "../../../core/locale";

/** Rows of keys, each key the letter that it writes; a place in `shifted` has the capital, or the second letter, of the same place. */
export interface Layout {
  readonly rows: readonly (readonly string[])[];
  readonly shifted: readonly (readonly string[])[];
}

const keys = (...rows: readonly string[]): readonly (readonly string[])[] => rows.map((row) => row.split(" "));
const digits = "1 2 3 4 5 6 7 8 9 0";
const signs = "! ? @ . , - ' / ( )";

/** As on the boards that people know, without the keys that a sentence does not need. */
export const layouts: Readonly<Record<Locale, Layout>> = {
  fr: {
    rows: keys(digits, "a z e r t y u i o p", "q s d f g h j k l m", "w x c v b n é è à ç", "@ . , - ' ê ù î ô û"),
    shifted: keys(signs, "A Z E R T Y U I O P", "Q S D F G H J K L M", "W X C V B N É È À Ç", "ë ï ü œ æ Ê Ù Î Ô Û"),
  },
  en: {
    rows: keys(digits, "q w e r t y u i o p", "a s d f g h j k l '", "z x c v b n m . , -", "@ é è à ç ê ù î ô û"),
    shifted: keys(signs, "Q W E R T Y U I O P", "A S D F G H J K L \"", "Z X C V B N M : ; _", "@ É È À Ç Ê Ù Î Ô Û"),
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
};
