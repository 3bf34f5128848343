import type { BothSides } from "../../bot/transcript";
import type { ConversationKey, LogEntry, LogPage } from "../../core/ports";
import type { TranscriptPage } from "../api";
import { shown, type ReadDeliveries } from "./deliveries";
import { transcriptPage } from "./limits";

export interface TranscriptParts {
  readonly readLog: (key: ConversationKey, after: number, limit: number) => Promise<LogPage>;
  readonly readDeliveries: ReadDeliveries;
  /** Loads the words of an older content version. */
  readonly prepareWords: (version: string) => Promise<void>;
  readonly bothSides: (entry: LogEntry) => BothSides | null;
}

/** @param hasDeliveries the channel sends, and tells what became of it. @param after number of the last entry that the reader has. */
export async function transcriptAfter(parts: TranscriptParts, key: ConversationKey, after: number, hasDeliveries: boolean): Promise<TranscriptPage> {
  const { entries, last } = await parts.readLog(key, after, transcriptPage);
  for (const version of new Set(entries.map(({ content }) => content))) await parts.prepareWords(version);
  const read = entries.at(-1)?.seq ?? after;
  const deliveries = new Map(hasDeliveries && read > after ? (await parts.readDeliveries(key, after, read - after)).map((one) => [one.seq, shown(one)]) : []);
  const lines = entries.flatMap((entry) => parts.bothSides(entry) ?? []).map((line) => {
    const delivery = deliveries.get(line.seq);
    return delivery === undefined ? line : { ...line, delivery };
  });
  return { entries: lines, last: read, isComplete: read >= last };
}
