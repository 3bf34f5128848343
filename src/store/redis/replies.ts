import type { InboxEntry, Leased } from "../../core/ports";

/** What a script answered: its first element says which kind. */
export type Reply = readonly unknown[];

export const asReply = (value: unknown): Reply => (Array.isArray(value) ? value : []);
export const asStrings = (value: unknown): readonly string[] => asReply(value).map(String);

/** Those that came: a node of a Cluster that is away does not keep the work of the others waiting. Throws the first failure when none came. */
export async function answered<T>(asked: readonly Promise<T>[]): Promise<readonly T[]> {
  const results = await Promise.allSettled(asked);
  const came = results.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const failed = results.find((each) => each.status === "rejected");
  if (came.length === 0 && failed !== undefined) throw failed.reason;
  return came;
}

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
