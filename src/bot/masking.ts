import { firstPoints } from "../core/code-points";
import type { DeskEvent } from "../core/handoff/desk-event";
import type { InboxEntry, PrivateKind } from "../core/ports";
import { maxAttachments, maxTextLength } from "../core/limits";
import type { Incoming } from "./conversations";

export type Mask = (text: string, options: { readonly keep: readonly ("phone" | "email" | "postcode")[] }) => { readonly text: string; readonly masked: readonly PrivateKind[] };

/**
 * The edge: bounds an event and hides private numbers before anything is written to disk. Phones, e-mail addresses and postcodes stay until the readers know
 * whether they were asked for; the log never keeps one that was not.
 */
export function inboxEntry(incoming: Incoming, entryId: string, at: number, mask: Mask): InboxEntry {
  // one code point too many is kept, so that the readers can tell "too long" from "just long enough"
  const raw = incoming.text === undefined ? undefined : firstPoints(incoming.text, maxTextLength + 1);
  // only typed words are read: in a caption or an edited message nothing was asked for
  const hidden = raw === undefined ? undefined : mask(raw, { keep: incoming.type === "text" ? ["phone", "email", "postcode"] : [] });
  return {
    v: 1, eventId: incoming.eventId, entryId, author: incoming.author, at, type: incoming.type, attempt: 0,
    ...(hidden && { text: hidden.text }),
    ...(hidden && hidden.masked.length > 0 && { masked: hidden.masked }),
    ...(incoming.button !== undefined && { button: incoming.button }),
    ...(incoming.desk && { desk: maskedWords(incoming.desk, mask) }),
    ...(incoming.attachments && { attachments: incoming.attachments.slice(0, maxAttachments) }),
    ...(incoming.place && { place: incoming.place }),
    ...(incoming.move && { move: incoming.move }),
    ...(incoming.clientLocale !== undefined && { clientLocale: incoming.clientLocale }),
    ...(incoming.echo !== undefined && { echo: hideIn(incoming.echo, mask) }),
    ...(incoming.reference !== undefined && { reference: incoming.reference }),
  };
}

/** A mediator gives out phone numbers and addresses; what opens an account or a purse is hidden from them too. */
export const maskMediator = (text: string, mask: Mask): string => mask(text, { keep: ["phone", "email", "postcode"] }).text;

function maskedWords(event: DeskEvent, mask: Mask): DeskEvent {
  if (event.kind !== "words") return event;
  const { translation } = event;
  return { ...event, text: maskMediator(event.text, mask), ...(translation && { translation: { ...translation, text: maskMediator(translation.text, mask) } }) };
}

/** A client's own marks (`clientActivityID`, `clientTimestamp`) come back letter by letter; its other words are a person's words. */
const ownMark = /^client|id$|timestamp$/i;

/** Channel data goes back to the client as it came, but for a private number in a text of it. */
function hideIn(echo: unknown, mask: Mask): unknown {
  return mapTexts(echo, (text) => mask(text, { keep: [] }).text);
}

/** Channel data without any words: after a danger word nothing of what was written is kept. */
export function marksOf(echo: unknown): unknown {
  return mapTexts(echo, () => "");
}

function mapTexts(value: unknown, change: (text: string) => string, name = ""): unknown {
  if (typeof value === "string") return ownMark.test(name) ? value : change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change, key)]));
}
