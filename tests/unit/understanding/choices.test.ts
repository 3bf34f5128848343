import type { Locale } from "../../../src/core/locale";
import { brief, buttons, choicesOf, expecting, read, theReaders, type Labels } from "./support/readers-of-the-house";

const labels: Labels = {
  tenant: { fr: ["Je suis locataire", "location"], en: ["I rent my home"], ar: ["أنا مستأجر"], uk: ["Я орендую житло"], "fa-AF": ["من کرایه‌نشین هستم", "کرایه"] },
  hosted: { fr: ["Quelqu’un m’héberge", "hébergé"], en: ["Someone hosts me"], ar: ["أسكن عند شخص"], uk: ["Я живу в когось"], "fa-AF": ["با کسی زندگی می‌کنم"] },
  owner: { fr: ["Je suis propriétaire"], en: ["I own my home"], ar: ["أنا مالك"], uk: ["Я власник"], "fa-AF": ["من مالک خانه هستم"] },
  "no-job": { fr: ["Sans emploi"] }, job: { fr: ["Emploi"] },
  "under-21": { fr: ["Moins de 21 ans"], en: ["Under 21"], ar: ["أقل من 21 سنة"], uk: ["До 21 року"], "fa-AF": ["کمتر از 21 سال"] },
  "21-29": { fr: ["De 21 à 29 ans"], en: ["21 to 29"], ar: ["من 21 إلى 29 سنة"], uk: ["Від 21 до 29 років"], "fa-AF": ["از 21 تا 29 سال"] },
  "30-or-more": { fr: ["30 ans ou plus"], en: ["30 or over"], ar: ["30 سنة أو أكثر"], uk: ["30 років або більше"], "fa-AF": ["30 سال یا بیشتر"] },
  "over-29": { fr: ["Plus de 29 ans"], en: ["Over 29"], ar: ["أكثر من 29 سنة"], uk: ["Понад 29 років"], "fa-AF": ["بیشتر از 29 سال"] },
  "18-19-20": { fr: ["18, 19 ou 20 ans"], en: ["18, 19 or 20"], ar: ["18 أو 19 أو 20 سنة"], uk: ["18, 19 або 20 років"], "fa-AF": ["18، 19 یا 20 سال"] },
  "three-months": { fr: ["Depuis 3 mois ou plus"] },
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

  const ages = expecting("choice", { choices: choicesOf("under-21", "21-29", "30-or-more") });
  it.each<[Locale, string, string]>([
    ["fr", "33", "30-or-more?"], ["ar", "٣٣", "30-or-more?"], ["fr", "33 ans", "30-or-more?"], ["fr", "j'ai 25 ans", "21-29?"], ["fr", "trente-trois ans", "30-or-more?"], ["ar", "عمري 33 سنة", "30-or-more?"], ["ar", "عمري ثلاثة وعشرين سنة", "21-29?"],
    ["en", "I am 19", "under-21?"], ["uk", "мені 22 роки", "21-29?"], ["uk", "20", "under-21?"], ["fa-AF", "۳۳ سال", "30-or-more?"], ["fa-AF", "هجده سال دارم", "under-21?"], ["fr", "29", "21-29?"], ["fr", "30", "30-or-more?"], ["fr", "21", "21-29?"],
    ["fr", "1", "under-21?"], ["fr", "2", "several"], ["fr", "3", "several"], ["fr", "le deuxième", "21-29!"], ["fr", "né en 1990", "unclear"], ["fr", "1990", "unclear"], ["fr", "25 ou 33 ans", "unclear"], ["fr", "je n'ai pas 33 ans", "unclear"],
  ])("%s: %s among age groups is %s", async (locale, text, expected) => {
    expect(await answer(text, locale, ages)).toBe(expected);
  });

  it.each<[Locale, string]>([["fr", "45 ans"], ["en", "45"], ["ar", "عمري 45"], ["uk", "45"], ["fa-AF", "۴۵"]])("%s: %s is over 29, and 19 stands in its list", async (locale, text) => {
    const waited = expecting("choice", { choices: choicesOf("over-29", "18-19-20") });
    expect(await answer(text, locale, waited)).toBe("over-29?");
    expect(await answer("j'ai 19 ans", locale, waited)).toBe("18-19-20?");
  });

  it("one range among other choices does not make ages of them", async () => {
    const waited = expecting("choice", { choices: choicesOf("three-months", "tenant", "hosted", "owner") });
    expect(await answer("4", "fr", waited)).toBe("owner!");
    expect(await answer("33 ans", "fr", waited)).toBe("unclear");
  });

  it.each<[Locale, string]>([
    ["ar", "ماعرف"], ["ar", "ما بعرفش"], ["ar", "مو عارف"], ["ar", "والله ما بعرف"], ["fr", "jsp"], ["fr", "je sais pas trop"], ["uk", "без поняття"], ["uk", "та не знаю"], ["fa-AF", "یادم نمی‌آید"], ["fa-AF", "دقیق نمی‌دانم"], ["en", "no clue"], ["en", "dont no"],
    ["fr", "je ne sais pas"], ["fr", "chai pas"], ["en", "i dont know"], ["ar", "ما نعرفش"], ["ar", "لا أعرف"], ["uk", "не знаю"], ["fa-AF", "نمی‌دانم"], ["fa-AF", "نمیدانم"], ["fa-AF", "نمی دانم"], ["uk", "je sais pas"],
  ])("%s: %s is an answer where the question allows it, and heard elsewhere", async (locale, text) => {
    expect(await answer(text, locale, { ...homes, allowUnknown: true })).toBe("unknown!");
    expect(await answer(text, locale)).toBe("dont_know");
  });

  it.each<[Locale, string, string, string]>([["fr", "oui", "ok", "non"], ["uk", "так", "ок", "ні"], ["ar", "نعم", "تمام", "لا"], ["fa-AF", "بلی", "خوب", "نی"], ["en", "yes", "okay", "no"]])(
    "%s: %s names none of a list, and the one thing that is proposed", async (locale, yes, agreed, no) => {
      const list = expecting("choice", { choices: choicesOf("tenant", "menu", "person") });
      const proposal = { ...list, yesNo: { yes: "tenant", no: "menu" } };
      expect(await Promise.all([yes, agreed, no].map((text) => answer(text, locale, list)))).toEqual(["unclear", "unclear", "unclear"]);
      expect(await Promise.all([yes, no].map((text) => answer(text, locale, proposal)))).toEqual(["tenant!", "menu!"]);
    },
  );

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
    ["ar", "لا ليس عندي", "false!"], ["ar", "لا ما عندي", "false!"], ["ar", "لا والله", "false!"], ["ar", "لا اول مرة", "false!"], ["ar", "نعم عندي", "true!"], ["ar", "لا لا ما عنديش", "false!"], ["ar", "اي والله عندي", "true!"],
    ["fr", "non je n'ai pas", "false!"], ["fr", "oui j'en ai", "true!"], ["fr", "non, première fois", "false!"], ["fr", "non non j'ai rien", "false!"], ["fr", "oui bien sûr", "true!"],
    ["uk", "ні, не маю", "false!"], ["uk", "так, маю", "true!"], ["uk", "ні, вперше", "false!"], ["fa-AF", "نه ندارم", "false!"], ["fa-AF", "بلی دارم", "true!"], ["fa-AF", "نخیر، بار اول است", "false!"], ["en", "no I don't", "false!"], ["en", "no i do not have", "false!"], ["en", "yes I do", "true!"], ["en", "yes of course I have", "true!"],
  ])("%s: %s is certain", async (locale, text, expected) => {
    expect(await answer(text, locale, yesNo)).toBe(expected);
  });

  it.each<[Locale, string, string]>([
    ["fr", "pas vraiment", "false?"], ["fr", "oui j'ai deux enfants", "true?"], ["fr", "non, je suis seule", "false?"], ["fr", "je crois que oui", "true?"], ["en", "not really", "false?"], ["en", "yes I have a child", "true?"],
    ["ar", "نعم عندي طفلان", "true?"], ["ar", "ليس بعد", "false?"], ["uk", "так, маю двох дітей", "true?"], ["fa-AF", "بلی دو اولاد دارم", "true?"],
    ["ar", "نعم ليس عندي", "several"], ["fr", "oui je n'ai pas", "several"], ["fr", "non j'en ai", "several"], ["uk", "так, не маю", "several"], ["fa-AF", "نه دارم", "several"], ["en", "no I do", "several"],
    ["fr", "oui non", "several"], ["uk", "так ні", "several"], ["ar", "نعم لا", "several"], ["fr", "peut-être", "unclear"], ["fr", "je mange", "unclear"], ["fr", "4", "unclear"], ["fr", "la maison", "unclear"],
  ])("%s: %s is %s", async (locale, text, expected) => {
    expect(await answer(text, locale, yesNo)).toBe(expected);
  });

  it("does not take 'I do not know' for a no when a value is read back", async () => {
    expect(await answer("je ne sais pas", "fr", expecting("confirm", { choices: buttons.confirm }))).toBe("dont_know");
    expect(await answer("oui", "fr", expecting("confirm", { choices: buttons.confirm }))).toBe("true!");
  });
});

describe("papers, screens, offers and pauses", () => {
  it.each<[keyof typeof buttons, Locale, string, string]>([
    ["document", "fr", "je l'ai", "have!"], ["document", "fr", "oui", "have!"], ["document", "fr", "je l'ai pas", "missing!"], ["document", "fr", "non", "missing!"], ["document", "fr", "c'est quoi ?", "what!"], ["document", "fr", "2", "missing!"],
    ["document", "en", "i dont have it", "missing!"], ["document", "ar", "عندي", "have!"], ["document", "ar", "ماعنديش", "missing!"], ["document", "ar", "شو هذا", "what!"], ["document", "uk", "маю", "have!"], ["document", "uk", "немає", "missing!"], ["document", "uk", "що це?", "what!"],
    ["document", "fa-AF", "دارم", "have!"], ["document", "fa-AF", "ندارم", "missing!"], ["document", "fa-AF", "این چیست؟", "what!"],
    ["document", "ar", "ضاعت مني", "missing!"], ["document", "fr", "perdu", "missing!"], ["document", "uk", "загубив", "missing!"], ["document", "fa-AF", "گم کردم", "missing!"], ["document", "en", "I lost it", "missing!"], ["document", "fr", "on me l'a volé", "missing!"], ["document", "ar", "لا ليس عندي", "missing!"], ["document", "fr", "non je l'ai pas", "missing!"],
    ["document", "ar", "في البيت", "have!"], ["document", "fr", "à la maison", "have!"], ["document", "uk", "вдома", "have!"], ["document", "fa-AF", "در خانه است", "have!"], ["document", "en", "at home", "have!"],
    // an expired paper is neither: a person must say which
    ["document", "ar", "منتهية", "unclear"], ["document", "fr", "périmé", "unclear"], ["document", "uk", "прострочений", "unclear"], ["document", "fa-AF", "تاریخش گذشته", "unclear"], ["document", "en", "expired", "unclear"],
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
