import { commandIds, type CommandId } from "../../../src/core/conversation/commands";
import { locales, type Locale } from "../../../src/core/locale";
import { wordsSchema } from "../../../src/understanding";
import { buttons, choicesOf, expecting, read, wordsFiles } from "./support/readers-of-the-house";

const waiting = expecting("number");

describe("what can be asked for at any moment", () => {
  it.each(locales)("%s: every phrase of the list is understood as its request, politely too", async (locale) => {
    const words = wordsSchema.parse(wordsFiles[locale]);
    for (const id of commandIds) {
      for (const phrase of words.commands[id]) {
        expect([phrase, (await read(phrase, locale, waiting)).command?.id]).toEqual([phrase, id]);
        expect([phrase, (await read(`${words.polite[0]} ${phrase.toUpperCase()} !`, locale, waiting)).command?.id]).toEqual([phrase, id]);
      }
    }
  });

  it.each<[Locale, string, CommandId]>([
    ["ar", "menu", "menu"], ["uk", "je veux parler à une personne s'il vous plaît", "person"], ["fr", "أريد أن أتحدث مع شخص", "person"], ["fr", "допоможіть", "stuck"], ["en", "همه را پاک کن", "erase"], ["fa-AF", "repeat please", "repeat"], ["fr", "je voudrais tout effacer", "erase"],
    ["ar", "ليش هالسؤال", "why"], ["ar", "لماذا تسألونني؟", "why"], ["fr", "pourquoi vous demandez cela ?", "why"], ["uk", "навіщо вам це", "why"], ["fa-AF", "چرا می‌پرسین", "why"], ["en", "why are you asking this", "why"],
    ["ar", "ما فهمت شي", "simpler"], ["fr", "j'ai rien compris", "simpler"], ["uk", "нічого не зрозуміла", "simpler"], ["fa-AF", "هیچ نفامیدم", "simpler"], ["en", "I don't get it", "simpler"],
    ["ar", "ممكن اتكلم مع موظف", "person"], ["fr", "je peux parler à quelqu'un ?", "person"], ["uk", "можна поговорити з людиною?", "person"], ["fa-AF", "می‌خواهم با یک کارمند گپ بزنم", "person"], ["en", "can I talk to someone?", "person"],
    ["ar", "عيطوا لشي حد عفاك", "person"], ["fr", "appelle moi qqun stp", "person"], ["uk", "покличте когось, будь ласка", "person"], ["fa-AF", "یک نفر ره صدا کنید لطفا", "person"], ["en", "is anybody there?", "person"],
  ])("%s: %s is understood, whatever language is on the screen", async (locale, text, id) => {
    expect((await read(text, locale, waiting)).command?.id).toBe(id);
  });

  it.each<[Locale, string, string | undefined]>([
    ["fr", "c'est quoi l'APL ?", "APL"], ["fr", "c'est quoi APL", "APL"], ["ar", "شنو هي APL", "APL"], ["ar", "شنو هي السيراة", "السيراة"], ["uk", "шо таке récépissé", "récépissé"], ["fr", "que veut dire récépissé", "récépissé"], ["fr", "keske RSA", "RSA"], ["fr", "attestation ça veut dire quoi", "attestation"], ["fr", "ça veut dire quoi ?", undefined],
    ["en", "what does récépissé mean?", "récépissé"], ["en", "what is the RSA", "RSA"], ["ar", "ما معنى RSA؟", "RSA"], ["ar", "شو يعني récépissé", "récépissé"], ["uk", "що таке APL?", "APL"], ["fa-AF", "RSA یعنی چه؟", "RSA"], ["fa-AF", "معنی récépissé چیست", "récépissé"],
  ])("%s: %s asks about a word", async (locale, text, argument) => {
    expect((await read(text, locale, waiting)).command).toEqual({ id: "glossary", ...(argument !== undefined && { argument }) });
  });

  it.each<[Locale, string, string]>([["fr", "العربية", "ar"], ["fr", "english please", "en"], ["ar", "français", "fr"], ["en", "dari", "fa-AF"], ["fr", "українська", "uk"]])(
    "%s: %s changes the language", async (locale, text, argument) => {
      expect((await read(text, locale, waiting)).command).toEqual({ id: "language", argument });
    },
  );

  it.each<[Locale, string]>([
    ["fr", "je ne veux pas effacer"], ["fr", "ma femme parle arabe"], ["fr", "le menu du restaurant était bon"], ["fr", "personne"], ["en", "my language exam is in May"], ["fr", "retour au pays en 2020"], ["fr", "c'est quoi " + "mot ".repeat(9)],
  ])("%s: %s is no request", async (locale, text) => {
    expect((await read(text, locale, waiting)).command).toBeUndefined();
  });

  it("takes a word for the answer when it is one of the buttons in view, and for a request elsewhere", async () => {
    const screen = await read("aide", "fr", expecting("screen", { choices: buttons.screen }));
    expect([screen.command, screen.answer]).toEqual([undefined, { outcome: "certain", value: "help" }]);
    expect((await read("aide", "fr", expecting("choice", { choices: choicesOf("a", "b") }))).command?.id).toBe("stuck");
    const what = await read("c'est quoi ?", "fr", expecting("document", { choices: buttons.document }));
    expect([what.command, what.answer.outcome]).toEqual([undefined, "certain"]);
  });

  it("hears a request in front of a free text, but not the name of a language", async () => {
    expect((await read("menu", "fr", expecting("short_text"))).command?.id).toBe("menu");
    expect((await read("dari", "fr", expecting("short_text")))).toMatchObject({ answer: { outcome: "certain", value: "dari" } });
  });

  it.each(locales)("%s: no phrase stands for two requests, nor for yes and no", (locale) => {
    const words = wordsSchema.parse(wordsFiles[locale]);
    const seen = new Map<string, string>();
    const clashes: string[] = [];
    for (const id of commandIds) {
      for (const phrase of words.commands[id]) {
        if (seen.has(phrase) && seen.get(phrase) !== id) clashes.push(`${phrase}: ${seen.get(phrase)} and ${id}`);
        seen.set(phrase, id);
      }
    }
    for (const phrase of [...words.yes, ...words.likely_yes]) if ([...words.no, ...words.likely_no].includes(phrase)) clashes.push(`${phrase}: yes and no`);
    expect(clashes).toEqual([]);
  });
});
