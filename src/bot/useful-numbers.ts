import { directionOf, locales, type Locale } from "../core/locale";
import type { Speaker } from "../core/ports";
import type { NumbersIn, NumberView, UsefulNumbers } from "./page-view";
import type { Phrase, SourceView } from "./view";

interface Listed {
  /** Id of a contact that has a phone number. */
  readonly contact: string;
  /** Lines on a 24-unit square, drawn for this list. */
  readonly drawing: string;
  /** It is written to, not spoken to. */
  readonly isText?: true;
}

const ear = "M7 9a5 5 0 0 1 10 0c0 5-4 4-4 8a3 3 0 0 1-5 2M10 9a2 2 0 0 1 4 0";

/** In danger now, 112, 15, 17, 18 or 114 come before any listening line (sheet urgences-et-orientation, section 1). */
const groups: readonly { readonly heading: "urgent" | "listening" | "everyday"; readonly numbers: readonly Listed[] }[] = [
  {
    heading: "urgent",
    numbers: [
      { contact: "urgence-112", drawing: "M5 4h4l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4c-8 3-18-7-15-15M15 3a6 6 0 0 1 6 6M15 6.500a2.500 2.500 0 0 1 2.500 2.500" },
      { contact: "samu-15", drawing: "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z" },
      { contact: "police-17", drawing: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM12 8v4M12 15.500v.1" },
      { contact: "pompiers-18", drawing: "M12 2c1 4 6 7 6 12a6 6 0 0 1-12 0c0-3 2-4 2.500-7 1.500 1 2 2 2 3 1.500-2 2-5 1.500-8M12 20a2.500 2.500 0 0 1-2-4l2-2 2 2a2.500 2.500 0 0 1-2 4" },
      { contact: "sms-114", isText: true, drawing: "M4 4h16v12h-9l-5 4v-4H4zM8 10v.1M12 10v.1M16 10v.1" },
      { contact: "hebergement-115", drawing: "M3 5v15M3 16h18v4M21 16v-2a4 4 0 0 0-4-4H9v6M6 11.500a1 1 0 1 1 0 .1" },
    ],
  },
  {
    heading: "listening",
    numbers: [
      { contact: "enfance-119", drawing: "M12 3a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5M12 8v7M6 11h12M12 15l-4 6M12 15l4 6" },
      { contact: "violences-3919", drawing: "M12 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6M12 8l-6 9h12zM10 17v5M14 17v5" },
      { contact: "suicide-3114", drawing: "M12 20C5 15 3 12 3 8.500a4.500 4.500 0 0 1 9-1 4.500 4.500 0 0 1 9 1c0 3.500-2 6.500-9 11.500" },
      { contact: "victimes-116006", drawing: ear },
    ],
  },
  {
    heading: "everyday",
    numbers: [
      { contact: "france-travail-3949", drawing: "M3 8h18v11H3zM9 8V5h6v3M3 13h18" },
      { contact: "caf-3230", drawing: "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6M16 9a2 2 0 1 1 0 4 2 2 0 0 1 0-4M2 20c0-8 12-8 12 0M15 20h6c0-5-3-6-6-5" },
      { contact: "cpam-3646", drawing: "M3 6h18v12H3zM3 10h18M6 15h5" },
      { contact: "sos-loyers-impayes", drawing: "M3 12l9-8 9 8M6 10v10h12V10M10 20v-6h4v6" },
      { contact: "point-justice-3039", drawing: "M12 3v18M7 21h10M4 7h16M4 7l-3 7h6zM20 7l-3 7h6z" },
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
    const numberView = ({ contact, drawing, isText }: Listed): readonly NumberView[] => {
      const { name, phone } = contacts[contact] ?? {};
      if (name === undefined || phone === undefined) return [];
      return [{ name, phone, drawing, link: `${isText ? "sms" : "tel"}:${phone.replace(/\D/g, "")}`, explanation: say(`contacts:${contact}.what`) }];
    };
    return {
      lang: locale, dir: directionOf(locale), checked: say("common:checked", { date: { date: checkedOn } }).text,
      groups: groups.map(({ heading, numbers }) => ({ heading: say(`web:numbers.${heading}`).text, numbers: numbers.flatMap(numberView) })),
    };
  };
  return { languages: locales.map(inLanguage), sources: [...new Map(listed.map(({ source }) => [source.url, source])).values()] };
}
