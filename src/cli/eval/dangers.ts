import { isLanguage, type Language } from "../../core/locale";
import { dangers, type Readers } from "../../core/ports";
import { share, type Bar, type EvalPart } from "./report";
import { tsvRows } from "./read-rows";

const today = "2026-11-22";
/** Codes that lists of languages use beside ours. */
const tags: Readonly<Record<string, Language>> = { prs: "fa-AF", dari: "fa-AF", zho: "zh", tir: "ti", som: "so" };
const isDanger = (kind: string) => (dangers as readonly string[]).includes(kind);

interface Counts {
  sentences: number;
  heard: number;
  /** Heard, with the numbers of another danger. */
  otherKind: number;
  harmless: number;
  /** Harmless sentences that showed a number for nothing. */
  alarmed: number;
}

/**
 * Sentences of danger and harmless ones, each read under its own language while a number is waited for, as on any step.
 *
 * @param dataDir holds `language/danger*.tsv`: language, kind of danger or `harmless`, sentence.
 */
export async function evaluateDangers(readers: Readers, dataDir: string): Promise<EvalPart> {
  const all = new Map<Language, Counts>();
  const failures: string[] = [];
  for (const [tag = "", kind = "", text = ""] of tsvRows(dataDir, "danger")) {
    const language = tags[tag] ?? tag;
    if (!isLanguage(language) || !(isDanger(kind) || kind === "harmless")) continue;
    const counts = all.get(language) ?? { sentences: 0, heard: 0, otherKind: 0, harmless: 0, alarmed: 0 };
    all.set(language, counts);
    const { danger } = await readers.read(text, { locale: language, today, expecting: { kind: "number", choices: [], allowUnknown: false } });
    if (kind === "harmless") {
      counts.harmless += 1;
      if (danger) counts.alarmed += 1;
      if (danger) failures.push(`alarmed (${danger}): ${language} "${text}"`);
    } else {
      counts.sentences += 1;
      if (danger) counts.heard += 1;
      else failures.push(`not heard (${kind}): ${language} "${text}"`);
      if (danger && danger !== kind) counts.otherKind += 1;
    }
  }
  return {
    name: "danger",
    table: [["language", "sentences", "heard", "other kind", "harmless", "alarmed"], ...[...all].map(([language, one]) => [language, one.sentences, one.heard, one.otherKind, one.harmless, one.alarmed])],
    bars: [...all].flatMap(([language, counts]) => barsOf(language, counts)),
    failures,
  };
}

/** Recall goes before silence: one cry in fifty may be missed, one harmless sentence in ten may show a number. */
const barsOf = (language: Language, { sentences, heard, harmless, alarmed }: Counts): readonly Bar[] => [
  ...(sentences > 0 ? [{ name: `danger heard, ${language}`, value: share(heard, sentences), least: 98, count: sentences }] : []),
  ...(harmless > 0 ? [{ name: `alarmed for nothing, ${language}`, value: share(alarmed, harmless), most: 10, count: harmless }] : []),
];
