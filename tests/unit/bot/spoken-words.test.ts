import { spokenWords } from "../../../src/bot/spoken-words";
import type { MessageView, Phrase } from "../../../src/bot/view";

const ar = (text: string): Phrase => ({ text, lang: "ar", dir: "rtl" });
const fr = (text: string): Phrase => ({ text, lang: "fr", dir: "ltr" });
const view = (more: Partial<MessageView>): Omit<MessageView, "seq"> => ({ v: 1, tone: "normal", ...ar("words"), buttons: [], links: [], contacts: [], sources: [], ...more });
const heard = (more: Partial<MessageView>): readonly string[] => spokenWords(view(more)).map(({ lang, text }) => `${lang} ${text}`);

it.each([
  ["a question is heard with every answer to it", { buttons: [{ ...ar("yes"), value: "a:1:yes" }, { ...ar("no"), value: "a:1:no" }] }, ["ar words", "ar yes", "ar no"]],
  ["the French words to look for are said in French", { official: { label: "Valider", isHint: false }, officialIntro: ar("on the screen") }, ["ar words", "ar on the screen", "fr Valider"]],
  ["whom to call is said by name and number", { contacts: [{ name: "SAMU", phone: "15" }] }, ["ar words", "fr SAMU", "ar 15"]],
  ["what a machine translated is said to be its own before it is heard", { translated: { notice: ar("by a machine"), original: fr("mots") } }, ["ar by a machine", "ar words"]],
  ["so is what nobody translated", { ...fr("mots"), untranslated: ar("not translated") }, ["ar not translated", "fr mots"]],
  ["and a sentence that stands in for a missing one", { ...fr("mots"), fallback: ar("in French") }, ["ar in French", "fr mots"]],
] as const satisfies readonly (readonly [string, Partial<MessageView>, readonly string[]])[])("%s", (_what, more, words) => expect(heard(more)).toEqual(words));
