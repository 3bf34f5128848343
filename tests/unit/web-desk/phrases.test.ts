import type { PhraseBook } from "../../../src/desk/api";
import { findPhrases, maxFound } from "../../../src/web/desk/state/phrase-search";
import { partsOf, shownValue, slotValue } from "../../../src/web/desk/state/phrase-slots";

const phrase = (id: string, category: string, french: string, words: readonly string[] = []): PhraseBook["phrases"][number] => ({
  id, category, french, own: { text: french, lang: "fr", dir: "ltr" }, isFallback: false, slots: [], answers: [], words,
});
const book: PhraseBook = {
  locale: "ar", categories: [{ id: "greeting", name: "Saluer" }, { id: "meeting", name: "Rendez-vous" }, { id: "papers", name: "Papiers" }],
  phrases: [
    phrase("hello", "greeting", "Bonjour, je suis une vraie personne.", ["salut"]), phrase("when", "meeting", "Le rendez-vous est le {{day}}."),
    phrase("late", "meeting", "Prévenez si vous êtes en retard."), phrase("paper", "papers", "Avez-vous l’attestation d’hébergement ?", ["justificatif"]), phrase("tax", "papers", "C’est l’avis d’impôt."),
  ],
};

describe("who looks for a phrase", () => {
  it.each([
    ["rendez", "", ["when", "late"], "a word of the sentence before one of the category"],
    ["impot", "", ["tax"], "without accents"],
    ["IMPÔT", "", ["tax"], "in capitals"],
    ["hébergement attest", "", ["paper"], "in any order"],
    ["salut", "", ["hello"], "by a word that is not in it"],
    ["d’heberg", "", ["paper"], "across an apostrophe"],
    ["bonjour retard", "", [], "only where all words are"],
    ["", "papers", ["paper", "tax"], "by theme alone"],
    ["avez", "meeting", [], "within a theme"],
  ])("finds by %j in theme %j: %j (%s)", (query, category, ids) => {
    expect(findPhrases(book, query, category).map(({ id }) => id)).toEqual(ids);
  });

  it("gets a list that can be read, however many fit", () => {
    const large: PhraseBook = { ...book, phrases: Array.from({ length: 400 }, (_, index) => phrase(`p${index}`, "papers", `Avez-vous le document numéro ${index} de votre dossier ?`, ["papier"])) };
    expect(findPhrases(large, "document dos")).toHaveLength(maxFound);
  });
});

describe("what is typed into a slot", () => {
  it.each([
    ["date", "22/11/2026", { value: "2026-11-22" }], ["date", "1/2/2027", { value: "2027-02-01" }], ["date", "30/02/2026", { problem: "not_a_date" }], ["date", "2026-11-22", { problem: "not_a_date" }],
    ["hour", "14:30", { value: "14:30" }], ["hour", "9h", { value: "09:00" }], ["hour", "14 h 05", { value: "14:05" }], ["hour", "25:00", { problem: "not_an_hour" }],
    ["amount", "1 350,50 €", { value: "1350.50" }], ["amount", "350,505", { problem: "not_an_amount" }], ["amount", "-3", { problem: "not_an_amount" }],
    ["number", "3", { value: "3" }], ["number", "trois", { problem: "not_a_number" }], ["phone", "06 12 34 56 78", { value: "06 12 34 56 78" }], ["phone", "jamais", { problem: "not_a_phone" }],
    ["place", "مكتب البريد", { value: "مكتب البريد" }], ["place", " <b>mairie</b> ", { value: "<b>mairie</b>" }], ["place", "a\u202Eb", { problem: "hidden_character" }],
    ["paper", "", { problem: "empty" }], ["button", "x".repeat(121), { problem: "too_long" }],
  ] as const)("%s %j is %j", (type, typed, result) => {
    expect(slotValue(type, typed)).toEqual(result);
  });

  it.each([["date", "2027-03-12", "12/03/2027"], ["hour", "14:30", "14:30"], ["amount", "350.50", "350,50 €"], ["place", "Mairie", "Mairie"]] as const)("%s %j is shown as %j on both sides", (type, value, shown) => {
    expect(shownValue(type, value)).toBe(shown);
  });

  it("goes where the sentence says, whatever order a language puts it in", () => {
    expect(partsOf("{{day}} à {{ hour }}.")).toEqual([{ slot: "day" }, { text: " à " }, { slot: "hour" }, { text: "." }]);
    expect(partsOf("sans rien")).toEqual([{ text: "sans rien" }]);
  });
});
