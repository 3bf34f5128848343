import type { BothSides } from "../../bot/transcript";
import type { ConversationKey, LogEntry, LogPage } from "../../core/ports";
import type { TranscriptEntry, TranscriptPage } from "../api";
import type { CaseTranslations } from "./case-translations";
import { transcriptPage } from "./limits";

export interface TranscriptParts {
  readonly readLog: (key: ConversationKey, after: number, limit: number) => Promise<LogPage>;
  /** Loads the words of an older content version. */
  readonly prepareWords: (version: string) => Promise<void>;
  readonly bothSides: (entry: LogEntry) => BothSides | null;
  readonly translations: Pick<CaseTranslations, "ofPage">;
}

/** @param after number of the last entry that the reader has. */
export async function transcriptAfter(parts: TranscriptParts, key: ConversationKey, after: number): Promise<TranscriptPage> {
  const { entries, last } = await parts.readLog(key, after, transcriptPage);
  for (const version of new Set(entries.map(({ content }) => content))) await parts.prepareWords(version);
  const french = await parts.translations.ofPage(key.id, entries);
  const shown = (entry: LogEntry): readonly TranscriptEntry[] => {
    const sides = parts.bothSides(entry);
    const translated = french.get(entry.id);
    return sides === null ? [] : [translated ? { ...sides, french: translated, isMachine: true } : sides];
  };
  const read = entries.at(-1)?.seq ?? after;
  return { entries: entries.flatMap(shown), last: read, isComplete: read >= last };
}
