import type { InboxEntry, Leased } from "../../core/ports";

/** What a script answered: its first element says which kind. */
export type Reply = readonly unknown[];

export const asReply = (value: unknown): Reply => (Array.isArray(value) ? value : []);
export const asStrings = (value: unknown): readonly string[] => asReply(value).map(String);

/**
 * `["leased", epoch, last, attempt, owes notice, event, session]`, as prelude.ts makes it.
 *
 * @param received the event just handed in: it does not travel back.
 */
export function readLeased<S>(reply: Reply, token: string, received?: InboxEntry): Leased<S> {
  const [, epoch, last, attempt, owesNotice, older, session] = reply;
  const event = received !== undefined && older === "" ? received : (JSON.parse(String(older)) as InboxEntry);
  return {
    outcome: "leased",
    token,
    epoch: Number(epoch),
    last: Number(last),
    event: { ...event, attempt: Number(attempt) },
    session: typeof session === "string" ? (JSON.parse(session) as S) : null,
    owesNotice: owesNotice === 1,
  };
}

/** A turn of the log, `<first>:<last>:<entries>`. */
export function readTurn(turn: string): { readonly first: number; readonly last: number; readonly record: string } {
  const [, first, last] = /^(\d+):(\d+):/.exec(turn) ?? [];
  return { first: Number(first), last: Number(last), record: turn.slice(`${first}:${last}:`.length) };
}
