import type { Locale } from "../../../src/core/locale";
import { brief, buttons, choicesOf, expecting, read, theReaders, type Labels } from "./support/readers-of-the-house";

const labels: Labels = {
  tenant: { fr: ["Je suis locataire", "location"], en: ["I rent my home"], ar: ["أنا مستأجر"], uk: ["Я орендую житло"], "fa-AF": ["من کرایه‌نشین هستم", "کرایه"] },
  hosted: { fr: ["Quelqu’un m’héberge", "hébergé"], en: ["Someone hosts me"], ar: ["أسكن عند شخص"], uk: ["Я живу в когось"], "fa-AF": ["با کسی زندگی می‌کنم"] },
  owner: { fr: ["Je suis propriétaire"], en: ["I own my home"], ar: ["أنا مالك"], uk: ["Я власник"], "fa-AF": ["من مالک خانه هستم"] },
  "no-job": { fr: ["Sans emploi"] }, job: { fr: ["Emploi"] },
  "1-child": { fr: ["1 enfant"] }, "3-children": { fr: ["3 enfants"] }, "2-children": { fr: ["2 enfants"] },
};
const readers = theReaders(labels);
const homes = expecting("choice", { choices: choicesOf("tenant", "hosted", "owner") });
const answer = async (text: string, locale: Locale, waited = homes) => brief((await read(text, locale, waited, readers)).answer);

describe("a choice among buttons", () => {
  it.each<[Locale, string, string]>([
    ["fr", "2", "hosted!"], ["fr", "٢", "hosted!"], ["fr", "۲", "hosted!"], ["fr", "2️⃣", "hosted!"], ["fr", "n°2", "hosted!"], ["fr", "2)", "hosted!"], ["fr", "la 2ème", "hosted!"],
    ["fr", "le premier", "tenant!"], ["fr", "1er", "tenant!"], ["fr", "le dernier", "owner!"], ["fr", "numéro 3", "owner!"],
    ["en", "the second one", "hosted!"], ["en", "3rd", "owner!"], ["en", "last", "owner!"],
    ["ar", "الثاني", "hosted!"], ["ar", "رقم 3", "owner!"], ["ar", "الأول", "tenant!"],
    ["uk", "другий", "hosted!"], ["uk", "остання", "owner!"], ["fa-AF", "دوم", "hosted!"], ["fa-AF", "نمبر ۱", "tenant!"],
  ])("%s: %s picks it by its place", async (locale, text, expected) => {
    expect(await answer(text, locale)).toBe(expected);
  });

  it.each<[Locale, string]>([
    ["fr", "je suis locataire"], ["fr", "JE SUIS LOCATAIRE !"], ["fr", "location"], ["ar", "انا مستاجر"], ["ar", "أَنا مُسْتأجِر"], ["uk", "я орендую житло"],
    ["fa-AF", "من كرايه نشين هستم"], ["fa-AF", "من کرایه‌نشین هستم"], ["en", "i rent my home"], ["uk", "location"], ["ar", "I rent my home"],
  ])("%s: %s picks it by its words, whatever the spelling", async (locale, text) => {
    expect(await answer(text, locale)).toBe("tenant!");
  });

  it.each<[Locale, string, string]>([
    ["fr", "locataire", "tenant?"], ["fr", "je suis en location à Lyon", "tenant?"], ["fr", "je suis propriétère", "owner?"], ["fr", "deux", "hosted?"], ["ar", "مستأجر", "tenant?"], ["fa-AF", "خانه ما کرایه است", "tenant?"],
  ])("%s: %s only points to it, so it is read back", async (locale, text, expected) => {
    expect(await answer(text, locale)).toBe(expected);
  });

  it.each<[string, string]>([
    ["je suis", "several"], ["4", "unclear"], ["0", "unclear"], ["-2", "unclear"], ["2,5", "unclear"], ["je ne suis pas locataire", "unclear"], ["bleu", "unclear"], ["location ou hébergé", "several"], ["dix", "unclear"],
  ])("%s is not one of them (%s)", async (text, expected) => {
    expect(await answer(text, "fr")).toBe(expected);
  });

  it("takes the phrase that holds the other", async () => {
    const waited = expecting("choice", { choices: choicesOf("job", "no-job") });
    expect(await answer("je suis sans emploi", "fr", waited)).toBe("no-job?");
    expect(await answer("sans emploi", "fr", waited)).toBe("no-job!");
  });

  it("does not guess between the second button and the button that says 2", async () => {
    const waited = expecting("choice", { choices: choicesOf("3-children", "1-child", "2-children") });
    expect(await answer("2", "fr", waited)).toBe("several");
    expect(await answer("2 enfants", "fr", waited)).toBe("2-children!");
  });

  it.each<[Locale, string]>([
    ["fr", "je ne sais pas"], ["fr", "chai pas"], ["en", "i dont know"], ["ar", "ما نعرفش"], ["ar", "لا أعرف"], ["uk", "не знаю"], ["fa-AF", "نمی‌دانم"], ["fa-AF", "نمیدانم"], ["fa-AF", "نمی دانم"], ["uk", "je sais pas"],
  ])("%s: %s is an answer where the question allows it, and only there", async (locale, text) => {
    expect(await answer(text, locale, { ...homes, allowUnknown: true })).toBe("unknown!");
    expect(await answer(text, locale)).toBe("unclear");
  });

  it("counts the button 'I do not know' last", async () => {
    expect(await answer("4", "fr", { ...homes, allowUnknown: true })).toBe("unknown!");
  });
});

describe("yes or no", () => {
  const yesNo = expecting("yes_no", { choices: buttons.yes_no, allowUnknown: true });

  it.each<[Locale, string, string]>([
    ["fr", "oui", "true!"], ["fr", "Ouiiii !!!", "true!"], ["fr", "wi", "true!"], ["fr", "ouè", "true!"], ["fr", "d'accord", "true!"], ["fr", "daccord", "true!"], ["fr", "ok", "true!"], ["fr", "c'est ça", "true!"], ["fr", "oui oui", "true!"], ["fr", "oui merci", "true!"],
    ["fr", "non", "false!"], ["fr", "non merci", "false!"], ["fr", "nn", "false!"], ["fr", "jamais", "false!"], ["fr", "nooon", "false!"], ["fr", "1", "true!"], ["fr", "2", "false!"], ["fr", "3", "unknown!"],
    ["en", "yes", "true!"], ["en", "yeah", "true!"], ["en", "no thanks", "false!"], ["en", "nope", "false!"],
    ["ar", "نعم", "true!"], ["ar", "نَعَم", "true!"], ["ar", "ايه", "true!"], ["ar", "واه", "true!"], ["ar", "وي", "true!"], ["ar", "na3am", "true!"], ["ar", "لا", "false!"], ["ar", "لا شكراً", "false!"], ["ar", "كلا", "false!"], ["ar", "la", "false!"], ["ar", "oui", "true!"],
    ["uk", "так", "true!"], ["uk", "ага", "true!"], ["uk", "да", "true!"], ["uk", "ні", "false!"], ["uk", "ні, дякую", "false!"], ["uk", "нет", "false!"], ["uk", "no", "false!"],
    ["fa-AF", "بلی", "true!"], ["fa-AF", "بلي", "true!"], ["fa-AF", "آره", "true!"], ["fa-AF", "بله", "true!"], ["fa-AF", "نه", "false!"], ["fa-AF", "نخیر", "false!"], ["fa-AF", "نخير تشکر", "false!"], ["fa-AF", "bale", "true!"],
  ])("%s: %s is certain", async (locale, text, expected) => {
    expect(await answer(text, locale, yesNo)).toBe(expected);
  });

  it.each<[Locale, string, string]>([
    ["fr", "pas vraiment", "false?"], ["fr", "oui j'ai deux enfants", "true?"], ["fr", "non, je suis seule", "false?"], ["fr", "je crois que oui", "true?"], ["en", "not really", "false?"], ["en", "yes I have a child", "true?"],
    ["ar", "نعم عندي طفلان", "true?"], ["ar", "ليس بعد", "false?"], ["uk", "так, маю двох дітей", "true?"], ["fa-AF", "بلی دو اولاد دارم", "true?"],
    ["fr", "oui non", "several"], ["uk", "так ні", "several"], ["ar", "نعم لا", "several"], ["fr", "peut-être", "unclear"], ["fr", "je mange", "unclear"], ["fr", "4", "unclear"], ["fr", "la maison", "unclear"],
  ])("%s: %s is %s", async (locale, text, expected) => {
    expect(await answer(text, locale, yesNo)).toBe(expected);
  });

  it("does not take 'I do not know' for a no when a value is read back", async () => {
    expect(await answer("je ne sais pas", "fr", expecting("confirm", { choices: buttons.confirm }))).toBe("unclear");
    expect(await answer("oui", "fr", expecting("confirm", { choices: buttons.confirm }))).toBe("true!");
  });
});

describe("papers, screens, offers and pauses", () => {
  it.each<[keyof typeof buttons, Locale, string, string]>([
    ["document", "fr", "je l'ai", "have!"], ["document", "fr", "oui", "have!"], ["document", "fr", "je l'ai pas", "missing!"], ["document", "fr", "non", "missing!"], ["document", "fr", "c'est quoi ?", "what!"], ["document", "fr", "2", "missing!"],
    ["document", "en", "i dont have it", "missing!"], ["document", "ar", "عندي", "have!"], ["document", "ar", "ماعنديش", "missing!"], ["document", "ar", "شو هذا", "what!"], ["document", "uk", "маю", "have!"], ["document", "uk", "немає", "missing!"], ["document", "uk", "що це?", "what!"],
    ["document", "fa-AF", "دارم", "have!"], ["document", "fa-AF", "ندارم", "missing!"], ["document", "fa-AF", "این چیست؟", "what!"],
    ["screen", "fr", "c'est fait", "done!"], ["screen", "fr", "voilà", "done!"], ["screen", "fr", "je vois pas", "unseen!"], ["screen", "fr", "aide", "help!"], ["screen", "en", "done", "done!"], ["screen", "en", "i can't find it", "unseen!"],
    ["screen", "ar", "تم", "done!"], ["screen", "ar", "ما لقيته", "unseen!"], ["screen", "ar", "كيف", "help!"], ["screen", "uk", "готово", "done!"], ["screen", "uk", "не бачу", "unseen!"], ["screen", "fa-AF", "شد", "done!"], ["screen", "fa-AF", "نمی‌بینم", "unseen!"], ["screen", "fa-AF", "کمک", "help!"],
    ["handoff", "fr", "oui", "person!"], ["handoff", "fr", "je continue", "go_on!"], ["handoff", "fr", "une personne", "person!"], ["handoff", "ar", "لا شكرا", "go_on!"], ["handoff", "uk", "так", "person!"], ["handoff", "fa-AF", "نخیر", "go_on!"],
    ["continue", "fr", "ok", "continue!"], ["continue", "fr", "suite", "continue!"], ["continue", "en", "next", "continue!"], ["continue", "ar", "تابع", "continue!"], ["continue", "uk", "далі", "continue!"], ["continue", "fa-AF", "ادامه", "continue!"], ["continue", "fr", "non", "unclear"],
  ])("%s in %s: %s means %s", async (kind, locale, text, expected) => {
    expect(await answer(text, locale, expecting(kind, { choices: buttons[kind] }))).toBe(expected);
  });

  it("offers to skip a screen only when the button is there", async () => {
    expect(await answer("passer", "fr", expecting("screen", { choices: buttons.screen }))).toBe("unclear");
    expect(await answer("passer", "fr", expecting("screen", { choices: choicesOf("done", "unseen", "help", "skipped") }))).toBe("skipped!");
  });
});

describe("a language", () => {
  it.each([["العربية", "ar"], ["arabe", "ar"], ["Arabic", "ar"], ["عربي", "ar"], ["українська", "uk"], ["ukrainien", "uk"], ["français", "fr"], ["francais", "fr"], ["english", "en"], ["anglais", "en"], ["دری", "fa-AF"], ["dari", "fa-AF"], ["farsi", "fa-AF"], ["فارسی", "fa-AF"], ["fa", "fa-AF"], ["ar-EG", "ar"], ["prs", "fa-AF"]])(
    "%s is %s, whatever language one reads", async (text, expected) => {
      for (const locale of ["fr", "ar", "uk"] as const) expect(await answer(text, locale, expecting("language", { choices: choicesOf("fr", "en", "ar", "uk", "fa-AF") }))).toBe(`${expected}!`);
    },
  );

  it("says so when the language is not one of ours", async () => {
    expect(await answer("español", "fr", expecting("language", { choices: choicesOf("fr", "en") }))).toBe("unclear");
    expect(await answer("arabe", "fr", expecting("language", { choices: choicesOf("fr", "en") }))).toBe("unclear");
  });
});
