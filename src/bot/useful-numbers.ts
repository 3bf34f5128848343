import { directionOf, locales, type Locale } from "../core/locale";
import type { Speaker } from "../core/ports";
import { numberDrawings } from "./number-drawings";
import type { NumbersIn, NumberView, UsefulNumbers } from "./page-view";
import type { Phrase, SourceView } from "./view";

interface Listed {
  /** Id of a contact that has a phone number. */
  readonly contact: keyof typeof numberDrawings;
  /** It is written to, not spoken to. */
  readonly isText?: true;
}

/** In danger now, 112, 15, 17, 18 or 114 come before any listening line (sheet urgences-et-orientation, section 1). */
const groups: readonly { readonly heading: "urgent" | "listening" | "everyday"; readonly numbers: readonly Listed[] }[] = [
  {
    heading: "urgent",
    numbers: [
      { contact: "urgence-112" },
      { contact: "samu-15" },
      { contact: "police-17" },
      { contact: "pompiers-18" },
      { contact: "sms-114", isText: true },
      { contact: "hebergement-115" },
    ],
  },
  {
    heading: "listening",
    numbers: [
      { contact: "enfance-119" },
      { contact: "violences-3919" },
      { contact: "suicide-3114" },
      { contact: "victimes-116006" },
    ],
  },
  {
    heading: "everyday",
    numbers: [
      { contact: "france-travail-3949" },
      { contact: "caf-3230" },
      { contact: "cpam-3646" },
      { contact: "sos-loyers-impayes" },
      { contact: "point-justice-3039" },
    ],
  },
];

interface Facts {
  readonly name: string;
  readonly phone?: string;
  readonly source: SourceView;
  readonly checkedOn: string;
}

/** Numbers to call when nothing else answers, in every language. A contact that this installation took out is not listed. */
export function usefulNumbers(contacts: Readonly<Record<string, Facts>>, speaker: Pick<Speaker, "say">): UsefulNumbers {
  const listed = groups.flatMap(({ numbers }) => numbers.flatMap(({ contact }) => contacts[contact] ?? []));
  const [checkedOn = ""] = listed.map((contact) => contact.checkedOn).sort();
  const inLanguage = (locale: Locale): NumbersIn => {
    const say = (key: string, params = {}): Phrase => {
      const { text, locale: lang, direction: dir } = speaker.say({ key, params }, { locale, simple: false });
      return { text, lang, dir };
    };
    const numberView = ({ contact, isText }: Listed): readonly NumberView[] => {
      const { name, phone } = contacts[contact] ?? {};
      if (name === undefined || phone === undefined) return [];
      return [{ name, phone, drawing: numberDrawings[contact], link: `${isText ? "sms" : "tel"}:${phone.replace(/\D/g, "")}`, explanation: say(`contacts:${contact}.what`) }];
    };
    return {
      lang: locale, dir: directionOf(locale), checked: say("common:checked", { date: { date: checkedOn } }).text,
      groups: groups.map(({ heading, numbers }) => ({ heading: say(`web:numbers.${heading}`).text, numbers: numbers.flatMap(numberView) })),
    };
  };
  return { languages: locales.map(inLanguage), sources: [...new Map(listed.map(({ source }) => [source.url, source])).values()] };
}
