import { createHmac } from "node:crypto";
import type { Session } from "../../../src/core/conversation/session";
import type { ConversationKey, LogEntry } from "../../../src/core/ports";
import type { Store } from "../../../src/store";
import { LibraryLine } from "./library-line";
import type { Person } from "./person";
import { PhoneLine } from "./phone-line";
import { WebLine } from "./web-line";

const association = "passerelle";
const pageSize = 200;

/** What the store holds of one talk in the end. */
export interface TalkRecord {
  readonly key: ConversationKey;
  readonly log: readonly LogEntry[];
  readonly session: Session | null;
}

/** @returns null for a talk that never began. */
export async function readTalk(store: Store<Session>, secret: string, person: Person): Promise<TalkRecord | null> {
  const id = await conversationOf(store, secret, person);
  if (id === "") return null;
  const key = { association, id };
  return { key, log: await readLog(store, key), session: await store.readSession(key) };
}

async function readLog(store: Store<Session>, key: ConversationKey): Promise<readonly LogEntry[]> {
  const log: LogEntry[] = [];
  for (let after = 0; ; after = log.at(-1)!.seq) {
    const { entries } = await store.readLog(key, after, pageSize);
    if (entries.length === 0) return log;
    log.push(...entries);
  }
}

async function conversationOf(store: Store<Session>, secret: string, { line }: Person): Promise<string> {
  if (line instanceof WebLine || line instanceof LibraryLine) return line.conversation;
  if (!(line instanceof PhoneLine)) return "";
  const address = JSON.stringify(["webchat", line.address, line.address]);
  const hashed = createHmac("sha256", secret).update(`azure:${address}`).digest("base64url");
  return (await store.resolveAlias(association, "azure", hashed, 3_600_000)).id;
}

/** Event id that an entry of the person came from, as the channel data kept beside it says. */
export function eventIdOf(entry: LogEntry): string | null {
  const { clientActivityID: id } = (entry.echo ?? {}) as { readonly clientActivityID?: unknown };
  return typeof id === "string" ? id.replace(/^m:/, "") : null;
}

/** Somebody said something that entered the log by this entry. */
export const isOfPerson = (entry: LogEntry): boolean => entry.author === "person";
