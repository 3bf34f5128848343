import type { MessageView, Phrase } from "./view";

type Words = Pick<Phrase, "text" | "lang">;

/** A message as somebody hears it who cannot read: what is said, the French words to look for, whom to call, and every answer there is. */
export function spokenWords(view: Omit<MessageView, "seq">): readonly Words[] {
  const { text, lang, fallback, official, officialIntro, contacts, buttons } = view;
  return [
    ...(fallback ? [fallback] : []),
    { text, lang },
    ...(official ? [...(officialIntro ? [officialIntro] : []), { text: official.label, lang: "fr" }] : []),
    ...contacts.flatMap(({ name, phone }) => [{ text: name, lang: "fr" }, ...(phone === undefined ? [] : [{ text: phone, lang }])]),
    ...buttons.map((button) => ({ text: button.text, lang: button.lang })),
  ];
}
