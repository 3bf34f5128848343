import { interludeToken } from "../../core/conversation/interludes";
import { answerButton } from "../../core/flow/question-token";

export type Answers = "text" | "mixed";

/** What a person says to our service: the page opens, a procedure is chosen, six questions are answered. */
export interface Said {
  readonly type: "joined" | "text" | "button";
  readonly text?: string;
  readonly button?: string;
}

/** Words, or the value of a pressed button (`a:…`). */
const said = (words: string): Said => (words.startsWith("a:") ? { type: "button", button: words } : { type: "text", text: words });
const chooses = (procedure: string): Said => ({ type: "button", button: answerButton(interludeToken({ kind: "menu" }), procedure) });

const ourAnswers: Readonly<Record<Answers, { readonly procedure: string; readonly words: readonly string[] }>> = {
  text: {
    procedure: "banc-texte",
    words: ["Saint-Denis", "le tamoul", "je fais des ménages tôt le matin", "des livres de cuisine", "à pied avec mes enfants", "merci pour les livres"],
  },
  mixed: { procedure: "banc-mixte", words: ["Saint-Denis", "locataire", "3", "12/03/1990", "oui", "merci pour les livres"] },
};

export const ourTalk = (answers: Answers): readonly Said[] => {
  const { procedure, words } = ourAnswers[answers];
  return [{ type: "joined" }, chooses(procedure), ...words.map(said)];
};

/** Sentence that only a talk that went well comes to (locales/fr/banc-*.json, and the baseline's own). */
export const ourLastWords = "La carte arrive par la poste.";
export const stockLastWords = "Your request is ready.";

/** The same to the baselines, whose waterfall begins with whatever is said first. */
export const stockTalk: Readonly<Record<Answers, readonly string[]>> = {
  text: ["hello", ...ourAnswers.text.words],
  mixed: ["hello", "Saint-Denis", "tenant", "3", "March 12 1990", "yes", "thank you for the books"],
};
