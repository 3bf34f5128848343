import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { assemble } from "../../../src/bot/assemble";
import type { Incoming } from "../../../src/bot/conversations";
import { compiledContentFile } from "../../../src/content";
import { retentionTable, type ChannelId } from "../../../src/core/conversation/retention";
import type { Session } from "../../../src/core/conversation/session";
import type { ConversationKey, LogEntry } from "../../../src/core/ports";
import { openStore } from "../../../src/store";
import { localWishes, wishModelFile } from "../../../src/understanding/wishes";
import type { TalkCheck, Violation } from "./checks";
import { eventIdOf, isOfPerson } from "./talk-record";

/** Talks replayed side by side. */
const batch = 200;
const association = "passerelle";

interface Input {
  readonly at: number;
  readonly incoming: Incoming;
}

/**
 * Plays the inputs of each talk once more, one after the other in the order in which they were committed, through a fresh embedded store and
 * the same pipeline at the same times: log and session must come out the same.
 */
export async function replay(checks: readonly TalkCheck[]): Promise<readonly Violation[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "passerelle-replay-"));
  const store = await openStore<Session>({ dataDir });
  let now = 0;
  const root = process.cwd();
  const { pipeline, drain, close } = await assemble({
    root, store, retention: retentionTable({}), association, addressKey: "replay", record: () => undefined, now: () => now,
    compiledFile: compiledContentFile(root), wishes: () => localWishes({ modelFile: join(root, wishModelFile) }),
  });
  const violations: Violation[] = [];
  const comparable = checks.filter(({ person }) => !person.history.erasing);
  for (let from = 0; from < comparable.length; from += batch) {
    const talks = comparable.slice(from, from + batch).map((check) => ({ check, key: { association, id: `replay-${check.person.number}` }, inputs: inputsOf(check) }));
    const longest = Math.max(...talks.map(({ inputs }) => inputs.length));
    for (let turn = 0; turn < longest; turn += 1) {
      await Promise.all(talks.map(({ check, key, inputs }) => {
        const input = inputs[turn];
        if (!input) return undefined;
        now = input.at; // read before the first await of `accept`
        return pipeline.accept(channelOf(check), key, input.incoming);
      }));
      await drain();
    }
    for (const { check, key } of talks) {
      const what = await difference(store, check, key);
      if (what !== null) violations.push({ invariant: "replay", person: check.person.number, what });
    }
  }
  await close();
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
  return violations;

  async function difference(replayed: typeof store, { talk }: TalkCheck, key: ConversationKey): Promise<string | null> {
    const { entries } = await replayed.readLog(key, 0, 10_000);
    const [was, is] = [spokenOf(talk.log), spokenOf(entries)];
    if (was.length !== is.length) return `the log has ${was.length} entries, its replay ${is.length}`;
    const different = was.findIndex((entry, n) => !isDeepStrictEqual(entry, is[n]));
    if (different >= 0) return `the log differs from its replay at entry ${different + 1} of ${was.length} in ${fieldsApart(was[different], is[different])}`;
    const [session, again] = [comparableSession(talk.session), comparableSession(await replayed.readSession(key))];
    if (isDeepStrictEqual(session, again)) return null;
    return `the session differs from its replay in ${fieldsApart(session, again)}`;
  }
}

/** Names only: what is in them may be a person's. */
function fieldsApart(was: Record<string, unknown> | null | undefined, is: Record<string, unknown> | null | undefined): string {
  return Object.keys({ ...was, ...is }).filter((field) => !isDeepStrictEqual(was?.[field], is?.[field])).join(", ");
}

/** What was set aside after too many crashes was not played: it is left out on both sides. */
function parkedIn(log: readonly LogEntry[]): ReadonlySet<string> {
  return new Set(log.filter(({ said }) => said?.key === "common:failed").flatMap(({ replyTo }) => replyTo ?? []));
}

function inputsOf({ person, talk: { log } }: TalkCheck): readonly Input[] {
  const parked = parkedIn(log);
  const own = new Set(log.filter(isOfPerson).map(({ id }) => id));
  const greeted = new Set<string>();
  return log.flatMap((entry): readonly Input[] => {
    if (isOfPerson(entry)) {
      const event = person.history.sent.get(eventIdOf(entry) ?? "");
      if (!event || parked.has(entry.id)) return [];
      const { id, text, button, clientLocale } = event;
      return [{
        at: entry.at,
        incoming: {
          type: button === undefined ? "text" : "button", author: "person", eventId: id, ...(text !== undefined && { text }),
          ...(button !== undefined && { button }), ...(clientLocale !== undefined && { clientLocale }),
        },
      }];
    }
    const { replyTo } = entry;
    if (replyTo === undefined || own.has(replyTo) || greeted.has(replyTo)) return [];
    greeted.add(replyTo);
    return [{ at: entry.at, incoming: { type: "joined", author: "channel", eventId: replyTo, clientLocale: entry.locale } }];
  });
}

/** What matters of each entry: ids are drawn anew, numbers follow from the order. */
function spokenOf(log: readonly LogEntry[]): readonly Record<string, unknown>[] {
  const parked = parkedIn(log);
  return log.flatMap((entry) => {
    const { author, at, said, locale, simple, text, button, label, event, replyTo, id } = entry;
    // a notice about a full inbox depends on the moment, and nothing depends on it
    if (said?.key === "common:inbox_full" || parked.has(replyTo ?? id)) return [];
    return [{ author, at, said, locale, simple, text, button, label, event: event?.name }];
  });
}

function comparableSession(session: Session | null): Record<string, unknown> | null {
  if (session === null) return null;
  // an address is drawn by the run, a number follows from what is left out above, a reload of the page is seen without being said
  const { nextSeq: _nextSeq, reference: _reference, lastSeenAt: _lastSeenAt, handoff, ...rest } = session;
  if (handoff === undefined) return rest;
  // a ticket is named after the conversation it was asked for in, and its replay is another
  const { id: _id, conversation: _conversation, association: _association, epoch: _epoch, ...ticket } = handoff.ticket;
  return { ...rest, handoff: { ...handoff, ticket } };
}

const channelOf = ({ person }: TalkCheck): ChannelId => (person.way === "phone" ? "azure" : "web");
