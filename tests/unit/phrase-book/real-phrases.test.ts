import { join } from "node:path";
import { readContent } from "../../../src/bot/read-content";
import { isCopied, wrongScript } from "../../../src/cli/walk/wrong-script";
import { locales, sourceLocale, type Locale } from "../../../src/core/locale";
import { maxButtonBytes } from "../../../src/core/message";
import { answerCategory, fillPhrase, indexPhrases, listPhrases, type Phrase, type SlotType } from "../../../src/core/phrase-book";
import { createSpeaker } from "../../../src/wording";

const { content } = readContent(join(__dirname, "../../.."));
if (content === null) throw new Error("the content is broken: npm run check");
const { phraseBook } = content;
const speaker = createSpeaker(content);
const listed = listPhrases(phraseBook, speaker, "ar");

/** What a mediator types on purpose or by accident; each is to be read unchanged by the person. */
const nasty: Readonly<Record<SlotType, readonly string[]>> = {
  date: ["2027-03-12", "1999-12-31"],
  hour: ["14:30", "00:00"],
  amount: ["350", "0,05", "999999,99"],
  number: ["0", "999999"],
  phone: ["3949", "0612345678", "+33 1 77 86 39 49"],
  place: ["مركز المدينة، شارع 12", "12 rue <b>de la Paix</b>, 75002", "{{date}} $t(phrases:yes) $& $1", "&amp; \"L’Œuvre\" \\ 100 %", "خانه\u200cها, Київ"],
  paper: ["avis d’impôt <script>", "{{paper}}", "شهادة ميلاد"],
  button: ["Valider >", "« OK »", "{{next_button}}", "١٢٣ زر"],
};

function fillings(phrase: Phrase): readonly Readonly<Record<string, string>>[] {
  const slots = Object.entries(phrase.slots);
  const most = Math.max(1, ...slots.map(([, type]) => nasty[type].length));
  return Array.from({ length: most }, (_, turn) => Object.fromEntries(slots.map(([slot, type]) => [slot, nasty[type][turn % nasty[type].length] ?? ""])));
}

const bidiMarks = /[\u2066-\u2069]/gu;
/** Isolates opened but not closed, or closed but not opened. */
function openIsolates(text: string): number {
  let depth = 0;
  for (const [mark] of text.matchAll(bidiMarks)) {
    depth += mark === "\u2069" ? -1 : 1;
    if (depth < 0) return depth;
  }
  return depth;
}

describe("the phrase book", () => {
  it("has at least 170 sentences for mediators, besides the quick answers", () => {
    expect(phraseBook.phrases.filter(({ category }) => category !== answerCategory).length).toBeGreaterThanOrEqual(170);
  });

  it("covers what a talk needs, from the greeting to an emergency", () => {
    expect(phraseBook.categories.map(({ id }) => id)).toEqual([
      answerCategory, "greeting", "asking", "understanding", "papers", "appointments", "web_steps", "france_travail", "caf_rsa", "housing_aid",
      "waiting", "reassurance", "closing", "urgent",
    ]);
    for (const { id } of phraseBook.categories) expect(phraseBook.phrases.filter(({ category }) => category === id).length).toBeGreaterThanOrEqual(8);
  });

  it("uses every quick answer, and each fits into the button of the narrowest channel", () => {
    const used = new Set(phraseBook.phrases.flatMap(({ answers }) => answers));
    expect(phraseBook.phrases.filter(({ category, id }) => category === answerCategory && !used.has(id))).toEqual([]);
    for (const phrase of phraseBook.phrases) {
      const filled = fillPhrase(phrase, fillings(phrase)[0] ?? {});
      if (filled.outcome === "refused") throw new Error(`${phrase.id}: ${JSON.stringify(filled.faults)}`);
      for (const { value } of filled.said.buttons ?? []) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(maxButtonBytes);
    }
  });

  it("says at most two short sentences in French", () => {
    const long = listed.filter(({ french }) => (french.match(/[.!?](?=\s|$)/g) ?? []).length > 2 || french.length > 130);
    expect(long.map(({ id }) => id)).toEqual([]);
  });

  it("never says two things in the same words, so that a mediator can tell them apart", () => {
    expect(new Set(listed.map(({ french }) => french)).size).toBe(listed.length);
  });
});

describe.each(locales)("in %s", (locale: Locale) => {
  it("each value reaches the person byte for byte as the mediator sees it, isolated once", () => {
    let compared = 0;
    for (const phrase of phraseBook.phrases) {
      for (const values of fillings(phrase)) {
        const filled = fillPhrase(phrase, values);
        if (filled.outcome === "refused") throw new Error(`${phrase.id}: ${JSON.stringify(filled.faults)}`);
        const french = speaker.say(filled.said, { locale: sourceLocale, simple: false });
        const own = speaker.say(filled.said, { locale, simple: false });
        expect(own).toMatchObject({ locale, isFallback: false });
        expect(openIsolates(own.text)).toBe(0);
        for (const value of Object.values(filled.said.params ?? {})) {
          const shown = `\u2068${String(value)}\u2069`;
          const times = [french, own].map(({ text }) => text.split(shown).length - 1);
          expect({ phrase: phrase.id, value, times }).toEqual({ phrase: phrase.id, value, times: [times[0], times[0]] });
          expect(times[0]).toBeGreaterThan(0);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(200);
  });

  it("no sentence is left in French or in letters of another language", () => {
    for (const { id, own, french } of listPhrases(phraseBook, speaker, locale)) {
      expect({ id, foreign: wrongScript(own.text.replace(/\{\{.*?\}\}/g, " "), locale, speaker.officialNames) }).toEqual({ id, foreign: [] });
      expect({ id, isCopied: isCopied(own.text, french, locale) }).toEqual({ id, isCopied: false });
    }
  });
});

describe("a mediator who searches in French", () => {
  const finder = indexPhrases(listed, phraseBook.categories);

  it.each([
    { query: "rdv", first: "appointment_set", why: "a word that only the search knows" },
    { query: "recepisse", first: "residence_permit", why: "no accents" },
    { query: "RÉCÉPISSÉ", first: "residence_permit", why: "capitals" },
    { query: "recépise", first: "residence_permit", why: "a letter forgotten" },
    { query: "atestation loyer", first: "rent_certificate", why: "a letter forgotten in one of two words" },
    { query: "justificatif domi", first: "proof_of_address", why: "a word half typed" },
    { query: "rendevou", first: "appointment_set", why: "one word for two, a letter forgotten" },
    { query: "acutalisation", first: "ft_monthly_update", why: "two letters swapped" },
    { query: "mot de passe oublié", first: "forgot_password", why: "several words" },
    { query: "avez-vous un passeport", first: "identity_document", why: "the rare word decides" },
    { query: "fiches de paie", first: "payslips", why: "the everyday name" },
    { query: "signer", first: "sign_when_clear", why: "another form of the verb" },
    { query: "copies du papier", first: "copy_paper", why: "the plural" },
    { query: "où dormir ce soir", first: "call_115", why: "the sentence itself" },
    { query: "à bientôt, au revoir", first: "goodbye", why: "a word that is nowhere does not hide the others" },
  ])("finds $first for « $query » ($why)", ({ query, first }) => {
    expect(finder.find(query, 5)[0]).toBe(first);
  });

  it("finds every emergency phrase by the name of its category, and the fitting ones first", () => {
    const found = finder.find("urgence", 50);
    expect(found).toEqual(expect.arrayContaining(phraseBook.phrases.filter(({ category }) => category === "urgent").map(({ id }) => id)));
    expect(found[0]).toBe("call_15");
  });

  it.each(["", "   ", "?!", "xqzkwv", "رقم"])("finds nothing for « %s »", (query) => {
    expect(finder.find(query, 5)).toEqual([]);
  });

  it("gets no more than asked for", () => {
    expect(finder.find("papier", 3)).toHaveLength(3);
  });

  it("leaves out what only shares everyday words with the query", () => {
    expect(finder.find("avez-vous un passeport", 50)).toEqual(["identity_document"]);
  });

  it("reads the beginning of a very long query, and stops there", () => {
    expect(finder.find(`rendez-vous ${"mot ".repeat(100_000)}`, 5).length).toBeGreaterThan(0);
    expect(finder.find(`${" ".repeat(80)}revoir`, 5)).toEqual([]);
    expect(finder.find("un deux trois quatre cinq six sept huit revoir", 50)).not.toContain("goodbye");
  });

  it("waits less than 5 ms for the whole book, even for words with slips", () => {
    const queries = ["rendevou telefone", "atestation employeurr", "zzzz yyyy xxxx wwww vvvv uuuu tttt ssss", "p", "papier"];
    for (const query of queries) {
      const times = Array.from({ length: 21 }, () => {
        const start = performance.now();
        finder.find(query, 20);
        return performance.now() - start;
      });
      const median = times.sort((a, b) => a - b)[10] ?? Infinity;
      expect({ query, isFast: median < 5 }).toEqual({ query, isFast: true });
    }
  });
});
