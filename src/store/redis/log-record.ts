import type { MessageRef } from "../../core/message";
import type { LogEntry } from "../../core/ports";
import type { SaidTemplates } from "./said-templates";

/**
 * The entries of one turn as one text of about 150 bytes: `[event id, shared, entry, …]`. What all of them share is written once; what the bot
 * says without its values is a fingerprint (said-templates.ts); numbers follow from the first one, ids from the event's. A parked conversation
 * with twenty entries would otherwise weigh 14 kB.
 */
type Shared = Pick<LogEntry, "v" | "at" | "locale" | "simple" | "content">;
type PackedShared = readonly [v: 1, at: number, locale: LogEntry["locale"], simple: 0 | 1, content: string];

/** Fields that differ from what is expected, under short names; a bot's entry that has none is its fingerprint alone. */
type PackedEntry = string | Readonly<Record<string, unknown>>;

const shortNames = {
  id: "i", author: "a", replyTo: "r", at: "d", locale: "l", simple: "s", content: "c", said: "o", template: "t",
  text: "x", by: "y", button: "b", label: "n", attachments: "f", echo: "e", event: "v",
} as const;
type FieldName = keyof typeof shortNames;
const sharedNames = ["at", "locale", "simple", "content"] as const;
const ownNames = ["text", "by", "button", "attachments", "echo", "event"] as const;
const longNames = new Map(Object.entries(shortNames).map(([long, short]) => [short as string, long]));

/** The nth thing said in answer to an event, as src/bot/ids.ts names it; the person's own entry is number zero. */
const answerId = (eventId: string, n: number): string => `${eventId}-${n}`;

/**
 * @param entries of one turn, one or more, numbered without a hole.
 * @returns the record, and the fingerprints it needs to be read again.
 */
export function packTurn(entries: readonly LogEntry[], templates: SaidTemplates): { readonly record: string; readonly needs: readonly string[] } {
  const needs: string[] = [];
  const first = entries[0]!;
  const eventId = first.replyTo ?? first.id;
  const shift = isSpoken(first) ? 1 : 0;
  let shared = sharedBy(first);
  const { v, at, locale, simple, content } = shared;
  const packed = entries.map((entry, index): PackedEntry => {
    const own: Record<string, unknown> = {};
    const isBot = isSpoken(entry);
    const add = (name: FieldName, value: unknown, usual?: unknown): void => {
      if (value !== usual) own[shortNames[name]] = value;
    };
    add("id", entry.id, isBot ? answerId(eventId, index + shift) : eventId);
    add("author", entry.author, isBot ? "bot" : "person");
    add("replyTo", entry.replyTo ?? (isBot ? null : undefined), isBot ? eventId : undefined);
    for (const name of sharedNames) add(name, entry[name], shared[name]);
    for (const name of ownNames) add(name, entry[name]);
    add("label", entry.label?.params === undefined ? entry.label?.key : entry.label);
    shared = sharedBy(entry);
    if (!entry.said) return own;
    const { fingerprint, rest } = templates.split(entry.said);
    needs.push(fingerprint);
    add("said", rest);
    for (const _ in own) return { ...own, [shortNames.template]: fingerprint };
    return fingerprint;
  });
  const head: PackedShared = [v, at, locale, simple ? 1 : 0, content];
  return { record: JSON.stringify([eventId, head, ...packed]), needs };
}

/** @throws Error when a template is not loaded: `needsOf` names them. */
export function unpackTurn(firstSeq: number, record: string, templates: SaidTemplates): readonly LogEntry[] {
  const [eventId, [v, at, locale, simple, content], ...packed] = parse(record);
  let shared: Shared = { v, at, locale, simple: simple === 1, content };
  const shift = packed[0] !== undefined && isSpokenPacked(packed[0]) ? 1 : 0;
  return packed.map((one, index) => {
    const { template, said, label, replyTo, ...own } = longFields(one);
    const isBot = isSpokenPacked(one);
    const entry = {
      ...shared, author: isBot ? "bot" : "person", id: isBot ? answerId(eventId, index + shift) : eventId, ...own, seq: firstSeq + index,
      ...(replyTo !== null && (isBot || replyTo !== undefined) && { replyTo: replyTo ?? eventId }),
      ...(template !== undefined && { said: templates.join(String(template), said as Parameters<SaidTemplates["join"]>[1]) }),
      ...(label !== undefined && { label: typeof label === "string" ? ({ key: label } satisfies MessageRef) : label }),
    } as unknown as LogEntry;
    shared = sharedBy(entry);
    return entry;
  });
}

function sharedBy({ v, at, locale, simple, content }: LogEntry): Shared {
  return { v, at, locale, simple, content };
}

/** Fingerprints that a record refers to. */
export function needsOf(record: string): readonly string[] {
  const [, , ...packed] = parse(record);
  return packed.flatMap((one) => longFields(one)["template"] ?? []).map(String);
}

const parse = (record: string) => JSON.parse(record) as [string, PackedShared, ...PackedEntry[]];

/** The bot's entries say something or are an event; the others are somebody's. */
const isSpoken = ({ said, event }: LogEntry): boolean => said !== undefined || event !== undefined;
const isSpokenPacked = (one: PackedEntry): boolean => typeof one === "string" || shortNames.template in one || shortNames.event in one;

function longFields(one: PackedEntry): Readonly<Record<string, unknown>> {
  if (typeof one === "string") return { template: one };
  return Object.fromEntries(Object.entries(one).map(([short, value]) => [longNames.get(short) ?? short, value]));
}
