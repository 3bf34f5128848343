import { flatten, type Content } from "../content";
import { locales } from "../core/locale";
import { clipsOf, readVoices } from "../speech";
import { clipKey } from "../speech/clips";

/** One line a language: its voice and its state, and how many of the sentences that people read a person has recorded. */
export function voiceCoverage(root: string, { bundles }: Pick<Content, "bundles">): readonly string[] {
  const voices = readVoices(root);
  const clips = clipsOf(root, locales);
  return locales.map((locale) => {
    const sentences = new Set(Object.values(bundles[locale]).flatMap((tree) => [...flatten(tree).values()]));
    const recorded = [...sentences].filter((text) => clips.has(clipKey(locale, text))).length;
    return `voice of ${locale}: ${voices[locale]?.state ?? "none"}, ${recorded} of ${sentences.size} sentences recorded`;
  });
}
