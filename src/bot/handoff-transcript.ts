import type { Activity, Attachment, Transcript } from "botbuilder";
import type { ConversationKey, ConversationStore, LogEntry } from "../core/ports";
import type { Mask } from "./masking";

/** Kept in the log in the place of a transcript, whose words stand there already: number of the last entry that does not belong to it. */
export interface TranscriptReference {
  readonly after: number;
}

/** Messages handed over, the latest: what a person and the bot said in about half an hour. */
export const maxHandedOver = 60;
/** Of the transcript as JSON (bytes); Azure takes activities of 256 kB in all. */
export const maxTranscriptBytes = 64 * 1024;
/** Numbers looked at for that many messages. */
const lookedAt = 2 * maxHandedOver;

export interface TranscriptParts {
  readonly readLog: ConversationStore["readLog"];
  readonly prepareWords: (version: string) => Promise<void>;
  readonly render: (entry: LogEntry, key: ConversationKey) => Partial<Activity>;
  readonly mask: Mask;
}

/** @returns null for an entry that hands nothing over. */
export function transcriptReference({ event }: LogEntry): TranscriptReference | null {
  const value = event?.name === "handoff.initiate" ? (event.value as { readonly transcript?: Partial<TranscriptReference> }) : null;
  return typeof value?.transcript?.after === "number" ? { after: value.transcript.after } : null;
}

/**
 * What was said before a handoff, as `EventFactory.createHandoffInitiation` attaches it, read from the log when the event leaves for a connected hub.
 * Another house reads it: telephone numbers and addresses that the bot had asked for are hidden from it too.
 *
 * @param entry the handoff.
 */
export async function transcriptBefore(parts: TranscriptParts, entry: LogEntry, key: ConversationKey, { after }: TranscriptReference): Promise<Attachment> {
  const from = Math.max(after, entry.seq - 1 - lookedAt, 0);
  const { entries } = await parts.readLog(key, from, Math.max(1, entry.seq - 1 - from));
  const said = entries.filter((one) => one.seq < entry.seq && one.seq > from && one.event === undefined).slice(-maxHandedOver);
  for (const version of new Set(said.map(({ content }) => content))) await parts.prepareWords(version);
  const activities = said.map((one) => handedOver(parts, one, key));
  while (bytesOf(activities) > maxTranscriptBytes) activities.shift();
  return { contentType: "application/json", name: "Transcript", content: { activities } as Transcript };
}

/** Who said what and when: no button that could be pressed, no data of a client. */
function handedOver({ render, mask }: TranscriptParts, entry: LogEntry, key: ConversationKey): Partial<Activity> {
  const { type, id, timestamp, from, text = "", locale } = render(entry, key);
  const isPersonal = entry.author !== "bot" || Object.keys(entry.said?.params ?? {}).length > 0 || entry.said?.summary !== undefined;
  return {
    type: type ?? "message", ...(id !== undefined && { id }), ...(timestamp && { timestamp }), ...(from && { from }),
    text: isPersonal ? mask(text, { keep: [] }).text : text, textFormat: "plain", locale: locale ?? entry.locale,
  };
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
