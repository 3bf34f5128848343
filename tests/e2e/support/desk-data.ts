import type { CaseItem, CaseView, Me, PhraseBook, Queue, Supervision, TranscriptEntry } from "../../../src/desk/api";

/** Canned answers in the shapes of the contract: what a busy morning looks like, with the scripts that strain a page most. */
const minute = 60_000;

export const me: Me = {
  id: "m1", name: "Claire Martin", role: "coordinator", association: "Accueil du Port", languages: ["fr", "ar"], territory: "33", capacity: 3,
  presence: "present", isLocked: false, endsAt: Date.now() + 8 * 60 * minute,
};

const item = (id: string, part: Partial<CaseItem>): CaseItem => ({
  id, state: "waiting", openedAt: Date.now() - 20 * minute, waitingSince: Date.now() - 3 * minute, locale: "ar", level: 1, channel: "web", territory: "33", procedure: "RSA",
  step: "Depuis quand vivez-vous en France ?", urgent: null, mediator: null, isMine: false, offerEndsAt: null, callBackAt: null, labels: [], lastWordAt: Date.now() - minute, ...part,
});

const own = { mediator: { id: me.id, name: me.name }, isMine: true, state: "taken" } as const;

export const cases = (): CaseItem[] => [
  item("c-ar", { ...own, labels: ["à rappeler"] }),
  item("c-fa", { ...own, locale: "fa-AF", level: 2, channel: "kiosk", procedure: "Aide au logement", step: "Qui vit avec vous dans le logement ?" }),
  item("c-uk", { ...own, locale: "uk", level: 3, channel: "telegram", procedure: "Inscription à France Travail", step: "Quel est votre dernier emploi ?" }),
  item("c-wait", { waitingSince: Date.now() - 7 * minute, locale: "ps", procedure: null, step: null, level: null }),
  item("c-urgent", { waitingSince: Date.now() - 2 * minute, locale: "ti", urgent: "violence", procedure: "Aide au logement" }),
  item("c-long", { waitingSince: Date.now() - 25 * minute, locale: "uk", territory: "Bordeaux" }),
  item("c-other", { state: "taken", mediator: { id: "m2", name: "Nasrin Ahmadi" }, locale: "fa-AF" }),
  item("c-promise", { state: "call_back_promised", callBackAt: Date.now() + 90 * minute, locale: "fr", procedure: "Titre de séjour" }),
  item("c-closed", { state: "closed", locale: "en", mediator: { id: "m2", name: "Nasrin Ahmadi" } }),
];

export const offered = (endsAt: number): CaseItem => item("c-offer", { state: "offered", offerEndsAt: endsAt, locale: "fa-AF", procedure: "Aide au logement", urgent: "shelter" });

export const mediators: Queue["mediators"] = [
  { id: "m1", name: "Claire Martin", presence: "present", held: 3, capacity: 3, languages: ["fr", "ar"] },
  { id: "m2", name: "Nasrin Ahmadi", presence: "present", held: 1, capacity: 4, languages: ["fa-AF", "fr"] },
  { id: "m3", name: "Олена Шевченко-Коваленко", presence: "away", held: 0, capacity: 2, languages: ["uk", "fr"] },
];

export const viewOf = (one: CaseItem): CaseView => ({
  ...one, consent: "given", reading: "simple", progress: one.procedure === null ? null : { stage: 2, of: 5, name: "Votre situation" },
  answers: [
    { label: "Date de naissance", value: "12/03/1988", isConfirmed: true },
    { label: "Commune", value: "Saint-Médard-en-Jalles", isConfirmed: true },
    { label: "Revenus du mois dernier", value: "642,50 €", isConfirmed: false },
    { label: "Nom sur la boîte aux lettres", value: "عند السيد يوسف بن عبد الرحمن", isConfirmed: false },
  ],
  papersHeld: ["Attestation de demande d’asile", "Acte de naissance"], papersMissing: ["Justificatif de domicile de moins de trois mois", "Relevé d’identité bancaire"],
  deadlines: ["Réponse à la Caf avant le 30 novembre 2026"], misses: 2,
  history: [
    { at: Date.now() - 20 * minute, event: "asked", by: null, reason: null },
    { at: Date.now() - 12 * minute, event: "declined", by: "Nasrin Ahmadi", reason: "busy" },
    { at: Date.now() - 11 * minute, event: "taken", by: "Claire Martin", reason: null },
  ],
  notes: [{ id: "n1", at: Date.now() - 60 * minute, by: "Nasrin Ahmadi", text: "Vient souvent avec sa fille, qui lit le français." }],
  handBackTo: [{ step: "since", label: "Depuis quand vivez-vous en France ?" }, { step: "town", label: "Dans quelle commune vivez-vous ?" }], windowEndsAt: null,
});

const words: Readonly<Record<string, { readonly dir: "ltr" | "rtl"; readonly ask: string; readonly long: string; readonly said: string; readonly mixed: string }>> = {
  ar: {
    dir: "rtl", ask: "منذ متى تعيش في فرنسا؟ اكتب التاريخ.", said: "لا أعرف، وصلت مع أختي في الشتاء",
    long: "لمتابعة الطلب نحتاج إلى إثبات السكن. يمكن أن يكون فاتورة كهرباء أو عقد إيجار أو شهادة من الشخص الذي يستضيفك في بيته.", mixed: "رقمي هو 06 12 34 56 78 وأسكن في rue Sainte-Catherine (Bordeaux)؟",
  },
  "fa-AF": {
    dir: "rtl", ask: "چه کسانی با شما در خانه زندگی می‌کنند؟", said: "من و خانمم و چهار طفلم، و مادرم هم گاهی می‌آید",
    long: "برای ادامه، یک سند که نشان دهد در کجا زندگی می‌کنید لازم است: بل برق، قرارداد کرایه، یا نامهٔ کسی که شما را در خانه‌اش جای داده است.", mixed: "در صفحهٔ « Mon compte » روی دکمهٔ « Valider » فشار دادم ولی هیچ چیزی نشد!",
  },
  uk: {
    dir: "ltr", ask: "Якою була ваша остання робота?", said: "Я працювала завідувачкою дитячого садка в Запоріжжі одинадцять років",
    long: "Щоб продовжити, потрібне підтвердження місця проживання: рахунок за електроенергію, договір оренди або посвідка від людини, яка надала вам житло у своєму будинку, найменування-дуже-довге-без-пробілів-електроенергозабезпечення.",
    mixed: "Натискаю « S’inscrire » на francetravail.fr, але сторінка порожня",
  },
};

/** A talk over two days with everything a line can be. */
export function talkOf(one: CaseItem): TranscriptEntry[] {
  const say = words[one.locale] ?? { dir: "ltr", ask: "Depuis quand vivez-vous en France ?", said: "Je ne sais pas", long: "Il faut un justificatif.", mixed: "D’accord" };
  const line = (seq: number, part: Partial<TranscriptEntry> & Pick<TranscriptEntry, "author" | "own" | "french">, minutesAgo: number): TranscriptEntry => ({
    seq, id: `e${seq}`, at: Date.now() - minutesAgo * minute, buttons: [], sources: [], tone: "normal", ...part,
  });
  const own = (text: string) => ({ text, lang: one.locale, dir: say.dir });
  const french = (text: string) => ({ text, lang: "fr", dir: "ltr" }) as const;
  return [
    line(1, { author: "bot", own: own(say.ask), french: french("Depuis quand vivez-vous en France ? Écrivez la date."), buttons: ["Je ne sais pas", "Parler à une personne"], sources: [{ title: "Code de l’action sociale, article L262-4", url: "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042339023" }] }, 1_500),
    line(2, { author: "person", own: own(say.said), french: null }, 1_495),
    line(3, { author: "bot", own: own(say.long), french: french("Pour continuer, il faut un justificatif de domicile : une facture d’électricité, un bail ou une attestation de la personne qui vous héberge."), tone: "notice" }, 1_494),
    line(4, { author: "person", own: own(say.mixed), french: null, translation: { text: "Mon numéro est le 06 12 34 56 78 et j’habite rue Sainte-Catherine (Bordeaux) ?", engine: "LibreTranslate" } }, 30),
    line(5, { author: "bot", own: own(say.ask), french: french("Si vous êtes en danger, appelez le 17 ou le 112."), tone: "alert" }, 29),
    line(6, { author: "person", own: own(`<img src=x onerror="document.title='taken'"> \u202Egnirts desrever\u202C`), french: null, translation: { failed: true } }, 28),
    line(7, { author: "mediator", own: own(say.ask), french: french("Bonjour, je m’appelle Claire. Je lis vos messages."), delivery: "read" }, 10),
    line(8, { author: "mediator", own: french("Je regarde votre dossier."), french: null, delivery: "failed" }, 9),
    ...Array.from({ length: 12 }, (_, index) => line(9 + index, index % 2 === 0 ? { author: "person", own: own(say.said), french: null } : { author: "bot", own: own(say.long), french: french("Il faut un justificatif de domicile de moins de trois mois.") }, 8 - index / 2)),
  ];
}

export const phraseBook = (locale: string): PhraseBook => {
  const dir = words[locale]?.dir ?? "ltr";
  const own = (text: string) => ({ text, lang: locale, dir });
  return {
    locale, categories: [{ id: "greeting", name: "Saluer" }, { id: "appointment", name: "Rendez-vous" }, { id: "papers", name: "Papiers" }],
    phrases: [
      { id: "hello", category: "greeting", french: "Bonjour, je suis une vraie personne.", own: own(words[locale]?.said ?? "Bonjour"), isFallback: false, slots: [], answers: [], words: ["salut", "humain"] },
      { id: "when", category: "appointment", french: "Le rendez-vous est le {{day}} à {{hour}}, à {{place}}.", own: own(`{{day}} — {{hour}} — {{place}} : ${words[locale]?.ask ?? "?"}`), isFallback: false, slots: [{ name: "day", type: "date" }, { name: "hour", type: "hour" }, { name: "place", type: "place" }], answers: ["Oui", "Non", "Un autre jour"], words: ["rdv", "entretien"] },
      { id: "has_paper", category: "papers", french: "Avez-vous ce papier : {{paper}} ?", own: own(`{{paper}} : ${words[locale]?.ask ?? "?"}`), isFallback: false, slots: [{ name: "paper", type: "paper" }], answers: ["Je l’ai", "Je ne l’ai pas"], words: ["document", "justificatif"] },
      { id: "amount", category: "papers", french: "Vous recevrez {{amount}} par mois.", own: { text: "Vous recevrez {{amount}} par mois.", lang: "fr", dir: "ltr" }, isFallback: true, slots: [{ name: "amount", type: "amount" }], answers: [], words: ["argent"] },
      { id: "wait", category: "appointment", french: "Attendez un moment, je cherche un rendez-vous.", own: own(words[locale]?.said ?? "Attendez"), isFallback: false, slots: [], answers: [], words: [] },
    ],
  };
};

export const supervision = (): Supervision => ({
  at: Date.now(), mediators, waiting: 3, longestWaitMs: 25 * minute, usualWaitMs: 4 * minute, abandoned: 2, closed: { solved: 31, oriented: 12, out_of_scope: 2, duplicate: 1, no_answer: 4 },
});
