import { dangers, type Danger } from "../../../src/core/ports";
import { locales, type Locale } from "../../../src/core/locale";
import { emergenciesSchema } from "../../../src/understanding";
import { buttons, emergenciesFile, expecting, read } from "./support/readers-of-the-house";
import french from "../../../locales/fr/emergencies.json";

/* Written apart from the lists: whole sentences, with the spelling of people in a hurry. The kind matters less than being heard at all. */
const heard: Readonly<Record<Locale, Readonly<Record<Danger, readonly string[]>>>> = {
  fr: {
    violence: ["mon mari me frappe", "il ma frapé hier soir", "jai peur de mon mari il me menace", "Il veut me TUER aidez moi", "mon conjoint est violent avec moi", "j'ai été violée", "il me bat tout les jours", "victime de violances conjugales", "il a un couteau", "on m'a agressé dans la rue", "IL M’A FRAPPÉE"],
    self_harm: ["je veux mourir", "jveu mourrir", "j'ai envie de me suicider", "je vais me suisider", "je veux en finir avec la vie", "plus envie de vivre", "je pense au suicide", "jai envi de mourire", "je ne veux plus vivre", "ma vie sert à rien je veux disparaître"],
    child: ["il frappe mes enfants", "mon enfant est en danger", "il y a un bébé seul dans l'appartement", "mon fils a disparu", "il tape mon fils", "ma fille subit des attouchements", "papa me frape", "je suis mineur isolé"],
    shelter: ["je dors dehors ce soir", "je sais pas ou dormir", "on est a la rue avec les enfants", "mon proprio ma mis dehors", "je dors dans ma voiture", "je suis sdf", "sans abri depuis hier", "j'ai nulle part où aller"],
    medical: ["j'ai très mal à la poitrine", "il respire plus", "elle saigne beaucoup", "ma mère est inconsciente", "je suis enceinte et j'ai mal", "il ne se réveille pas", "appelez une anbulance", "crise cardiaque", "au secours", "il y a le feu chez moi", "j'arrive pas à respirer", "je n'ai plus de médicaments"],
  },
  en: {
    violence: ["my husband beats me", "he hit me yesterday", "I was raped", "he wants to kill me", "im scared of my husband", "my boyfriend is violent", "he threatens me with a knife", "he dont let me go out he hits me"],
    self_harm: ["i want to die", "I wanna die", "thinking about suicide", "i am going to kill my self", "I want to end my life", "i dont want to live anymore", "suicde", "better off dead"],
    child: ["he hits my children", "my son is missing", "someone is hitting a baby alone", "my child is in danger", "he touched my daughter", "there is a child alone at home"],
    shelter: ["i have nowhere to sleep tonight", "we sleep on the street", "I am homeless", "no place to sleep", "my landlord kicked me out", "sleeping in my car with my kids", "where can i sleep"],
    medical: ["chest pain and i cant breath", "he is unconscious", "she is bleeding a lot", "call ambulanse", "my father had a heart attack", "my house is on fire", "i am pregnant and in pain", "my baby is not breathing", "i have no more insulin"],
  },
  ar: {
    violence: ["زوجي يضربني", "راجلي كيضربني", "خايفة من زوجي", "يهددني بالقتل", "تعرضت للاغتصاب", "زوجي عنيف وضربني", "أنا في خطر", "معه سكين", "rajli kaydrebni"],
    self_harm: ["أريد أن أموت", "بدي موت", "بغيت نموت", "أفكر بالانتحار", "سأقتل نفسي", "تعبت من الحياة", "لا أريد أن أعيش", "bghit nmout"],
    child: ["يضرب أولادي", "طفلي في خطر", "ابني مفقود منذ أمس", "هناك طفل وحده في البيت", "أبي يضربني", "كيضرب ولادي"],
    shelter: ["أنام في الشارع", "ليس لدي مكان أنام فيه", "طردوني من البيت", "نحن بلا مأوى", "وين نام اليوم", "مشردين انا واولادي", "ناعس فالزنقة"],
    medical: ["لا أستطيع التنفس", "عندي ألم في الصدر", "نزيف قوي", "فقد الوعي", "سيارة إسعاف بسرعة", "حريق في بيتي", "أنا حامل وعندي ألم", "النجدة", "ما اقدر اتنفس"],
  },
  uk: {
    violence: ["чоловік мене б'є", "він мене вдарив", "боюся чоловіка", "він погрожує мене вбити", "мене зґвалтували", "домашнє насильство", "муж бьет меня", "я в небезпеці"],
    self_harm: ["хочу померти", "я хочу вбити себе", "думаю про самогубство", "не хочу жити", "думаю про суїцид", "хочу умереть", "покінчити з собою"],
    child: ["він б'є дітей", "моя дитина зникла", "дитина в небезпеці", "дитина одна вдома", "викрали дитину", "тато б'є мене"],
    shelter: ["нема де ночувати", "сплю на вулиці", "нас вигнали з квартири", "ми бездомні", "сьогодні ніде спати", "ночуємо на вулиці", "негде ночевать"],
    medical: ["не можу дихати", "болить серце сильно", "кровотеча", "він втратив свідомість", "викличте швидку", "пожежа в будинку", "вагітна і кров", "инфаркт у мужа", "рятуйте"],
  },
  "fa-AF": {
    violence: ["شوهرم مرا می‌زند", "شوهرم مرا میزنه", "مرا لت و کوب می‌کند", "از شوهرم می‌ترسم", "مرا تهدید میکند", "به من تجاوز شد", "جانم در خطر است", "او چاقو دارد"],
    self_harm: ["می‌خواهم بمیرم", "میخواهم خودم را بکشم", "به خودکشی فکر می‌کنم", "از زندگی خسته شدیم", "نمیخواهم زنده باشم", "کاش بمیرم"],
    child: ["اولادم را می‌زند", "طفلم در خطر است", "پسرم گم شده", "طفل تنها در خانه است", "پدرم مرا میزند", "دخترم را لت میکند"],
    shelter: ["جای خواب ندارم", "در سرک می‌خوابم", "از خانه بیرونم کردند", "بی خانه هستیم", "امشب کجا بخوابم", "سرپناه نداریم"],
    medical: ["نفس کشیده نمیتوانم", "سینه‌ام درد می‌کند", "خونریزی دارد", "بیهوش شده", "امبولانس بخواهید", "خانه آتش گرفته", "حامله هستم و درد دارم", "سکته کرد"],
  },
};

const harmless: Readonly<Record<Locale, readonly string[]>> = {
  fr: ["je meurs de faim mdr", "tuer le temps", "je suis mort de rire", "je suis mort de fatigue", "mon mari est mort en 2019", "j'élève mon enfant seul", "mes enfants vivent avec moi", "le feu rouge", "il ne me frappe pas", "je ne suis pas en danger", "j'habite à Valence", "la violette", "bonne ambiance", "j'ai couru", "je travaille dehors", "une carte mémoire", "je suis vivant", "mon enfant est malade", "12 rue du Pont", "je veux en finir avec ce dossier", "j'ai une fille", "maison de retraite", "je vis seule avec mes enfants", "marchand ambulant", "allocation chômage", "prime d'activité"],
  en: ["i am dying of laughter", "killing time", "my feet are killing me", "my husband died in 2019", "he does not hit me", "i raise my children alone", "I am dying to know", "my child is at school", "no violence", "what a stroke of luck", "I live with my children", "heating bill", "I work at night", "a knife and fork"],
  ar: ["أموت من الضحك", "ميت من الجوع", "نقتل الوقت", "زوجي لا يضربني", "أسكن مع أطفالي", "لست في خطر", "توفي زوجي", "أبحث عن عمل", "أريد السكن الاجتماعي", "عندي ثلاثة أطفال", "أنا حامل", "الطبيب قال لي"],
  uk: ["помираю зі сміху", "вбити час", "вмираю з голоду", "чоловік помер у 2019", "я не в небезпеці", "він мене не б'є", "живу з дітьми", "шукаю роботу", "магазин на вулиці Шевченка", "дитина ходить до школи", "я вагітна", "опіка над дитиною"],
  "fa-AF": ["از خنده مردم", "از گشنگی می‌میرم", "وقت را بکشم", "در خطر نیستم", "شوهرم فوت کرده", "سه طفل دارم", "کار پیدا می‌کنم", "با اولادهایم زندگی می‌کنم", "حامله هستم", "به من زنگ می‌زند", "معاش من کم است"],
};

const said = async (text: string, locale: Locale) => (await read(text, locale, expecting("number"))).danger;

describe("words of danger", () => {
  it.each(locales)("%s: every sentence of a person in danger is heard, on any screen language", async (locale) => {
    const missed: string[] = [];
    let otherKind = 0;
    let count = 0;
    for (const danger of dangers) {
      for (const text of heard[locale][danger]) {
        const found = await said(text, "fr");
        count += 1;
        if (!found) missed.push(`${danger}: ${text}`);
        else if (found !== danger) otherKind += 1;
      }
    }
    console.info(`${locale}: ${count - missed.length} of ${count} heard, ${otherKind} as another kind of danger`);
    expect(missed).toEqual([]);
  });

  it.each(locales)("%s: ways of speaking that only sound like danger pass", async (locale) => {
    const alarmed: string[] = [];
    for (const text of harmless[locale]) {
      const found = await said(text, locale);
      if (found) alarmed.push(`${found}: ${text}`);
    }
    console.info(`${locale}: ${harmless[locale].length - alarmed.length} of ${harmless[locale].length} harmless sentences pass`);
    expect(alarmed).toEqual([]);
  });

  it.each(locales)("%s: every phrase of the list is found by the finder", async (locale) => {
    const { phrases } = emergenciesSchema.parse(emergenciesFile).languages[locale];
    for (const danger of dangers) {
      for (const phrase of phrases[danger]) {
        const text = phrase.replace(/[*~]/g, "").replace(/ _ /g, " ");
        expect([phrase, (await said(text, locale)) !== undefined]).toEqual([phrase, true]);
      }
    }
  });

  it("is heard in front of every kind of question, even inside a long text", async () => {
    const story = `${"je raconte ma vie ".repeat(60)} mon mari me frappe ${"et puis voilà ".repeat(40)}`;
    for (const kind of ["choice", "yes_no", "number", "amount", "date", "postcode", "phone", "email", "short_text", "language", "continue", "document", "screen", "handoff", "confirm", "nothing"] as const) {
      expect((await read(story, "uk", expecting(kind, { choices: buttons.yes_no }))).danger).toBe("violence");
    }
  });

  it("is heard in a text that is too long to be read", async () => {
    const reading = await read(`je veux mourir ${"a ".repeat(3_000)}`, "fr", expecting("number"));
    expect([reading.danger, reading.answer]).toEqual(["self_harm", { outcome: "not_understood", reason: "too_long" }]);
  });

  it("is heard although a harmless saying stands beside it", async () => {
    expect(await said("je meurs de faim et mon mari me frappe", "fr")).toBe("violence");
  });

  it.each(dangers)("%s: the number to call comes first, and before any listening line", (danger) => {
    const { numbers } = emergenciesSchema.parse(emergenciesFile).dangers[danger];
    const sentence: string = french[danger];
    const shown = numbers.map((number) => sentence.search(new RegExp(`(?<!\\d)${number}(?!\\d)`)));
    const present = shown.filter((at) => at !== -1);
    expect(shown[0]).toBeGreaterThanOrEqual(0);
    expect(shown[0]).toBeLessThan(25);
    expect([...present].sort((a, b) => a - b)).toEqual(present);
  });
});
