import type { TranscriptEntry, TranscriptPage } from "../../../desk/api";
import { laterDelivery } from "./deliveries";

/** The lines of one case, by number. */
export interface Transcript {
  readonly entries: readonly TranscriptEntry[];
  /** Everything up to this number was heard: asked for the rest with `after=last`. */
  readonly last: number;
  /** Everything said before the case was opened is there, so what follows is news. */
  readonly isLoaded: boolean;
}

export const emptyTranscript: Transcript = { entries: [], last: 0, isLoaded: false };

/** Adds what was told. A line is known by its number: told twice (after a dropped network, over HTTP and the socket, on a second watch) it is shown once. */
export function mergePage(transcript: Transcript, page: TranscriptPage): Transcript {
  const bySeq = new Map(transcript.entries.map((entry) => [entry.seq, entry]));
  for (const entry of page.entries) {
    const known = bySeq.get(entry.seq);
    // an answer that set out before the machine was done brings the line without its translation
    const latest = known?.isMachine !== undefined && entry.french === null ? known : entry;
    const delivery = laterDelivery(known?.delivery, entry.delivery);
    bySeq.set(entry.seq, delivery === undefined ? latest : { ...latest, delivery });
  }
  const entries = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return { entries, last: Math.max(transcript.last, page.last, entries[entries.length - 1]?.seq ?? 0), isLoaded: transcript.isLoaded || page.isComplete };
}

/** Lines that wait for the person: since their last words, or since the beginning. Their page gives the buttons of these alone. */
export function currentEntries(entries: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
  const lastOwn = entries.map(({ author }) => author).lastIndexOf("person");
  return entries.slice(lastOwn + 1);
}

export type TranscriptRow =
  | { readonly kind: "day"; readonly day: string; readonly at: number }
  | { readonly kind: "entry"; readonly entry: TranscriptEntry };

/** Lines with a separator before the first of each day. @param dayOf `YYYY-MM-DD` in the desk's time zone. */
export function rowsOf(entries: readonly TranscriptEntry[], dayOf: (at: number) => string): readonly TranscriptRow[] {
  let day = "";
  return entries.flatMap((entry): readonly TranscriptRow[] => {
    const today = dayOf(entry.at);
    if (today === day) return [{ kind: "entry", entry }];
    day = today;
    return [{ kind: "day", day, at: entry.at }, { kind: "entry", entry }];
  });
}
