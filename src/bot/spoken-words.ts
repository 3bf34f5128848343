import type { MessageView, Phrase } from "./view";

type Words = Pick<Phrase, "text" | "lang">;

/**
 * A message as somebody hears it who cannot read: what is said, and before it whether a machine translated it or nobody did; the French words to look
 * for, whom to call, and every answer there is.
 */
export function spokenWords(view: Omit<MessageView, "seq">): readonly Words[] {
  const { text, lang, fallback, translated, untranslated, official, officialIntro, contacts, buttons } = view;
  const notices = [fallback, translated?.notice, untranslated].filter((notice) => notice !== undefined);
  return [
    ...notices.map((notice) => ({ text: notice.text, lang: notice.lang })),
    { text, lang },
    ...(official ? [...(officialIntro ? [officialIntro] : []), { text: official.label, lang: "fr" }] : []),
    ...contacts.flatMap(({ name, phone }) => [{ text: name, lang: "fr" }, ...(phone === undefined ? [] : [{ text: phone, lang }])]),
    ...buttons.map((button) => ({ text: button.text, lang: button.lang })),
  ];
}
