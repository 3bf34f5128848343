import type { BothSides } from "../../bot/transcript";
import type { ConversationKey, LogEntry, LogPage } from "../../core/ports";
import type { TranscriptEntry, TranscriptPage } from "../api";
import type { CaseTranslations } from "./case-translations";
import { shown, type ReadDeliveries } from "./deliveries";
import { transcriptPage } from "./limits";

export interface TranscriptParts {
  readonly readLog: (key: ConversationKey, after: number, limit: number) => Promise<LogPage>;
  readonly readDeliveries: ReadDeliveries;
  /** Loads the words of an older content version. */
  readonly prepareWords: (version: string) => Promise<void>;
  readonly bothSides: (entry: LogEntry) => BothSides | null;
  readonly translations: Pick<CaseTranslations, "ofPage">;
}

/** @param hasDeliveries the channel sends, and tells what became of it. @param after number of the last entry that the reader has. */
export async function transcriptAfter(parts: TranscriptParts, key: ConversationKey, after: number, hasDeliveries: boolean): Promise<TranscriptPage> {
  const { entries, last } = await parts.readLog(key, after, transcriptPage);
  for (const version of new Set(entries.map(({ content }) => content))) await parts.prepareWords(version);
  const french = await parts.translations.ofPage(key.id, entries);
  const read = entries.at(-1)?.seq ?? after;
  const deliveries = new Map(hasDeliveries && read > after ? (await parts.readDeliveries(key, after, read - after)).map((one) => [one.seq, shown(one)]) : []);
  const lines = entries.flatMap((entry): readonly TranscriptEntry[] => {
    const sides = parts.bothSides(entry);
    const [translated, delivery] = [french.get(entry.id), deliveries.get(entry.seq)];
    return sides === null ? [] : [{ ...sides, ...(translated && { french: translated, isMachine: true }), ...(delivery !== undefined && { delivery }) }];
  });
  return { entries: lines, last: read, isComplete: read >= last };
}
