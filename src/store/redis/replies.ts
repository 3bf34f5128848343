import type { InboxEntry, Leased } from "../../core/ports";

/** What a script answered: its first element says which kind. */
export type Reply = readonly unknown[];

export const asReply = (value: unknown): Reply => (Array.isArray(value) ? value : []);
export const asStrings = (value: unknown): readonly string[] => asReply(value).map(String);

/** `["leased", epoch, last, attempt, event, session]`, as prelude.ts makes it. */
export function readLeased<S>(reply: Reply, token: string): Leased<S> {
  const [, epoch, last, attempt, event, session] = reply;
  return {
    outcome: "leased",
    token,
    epoch: Number(epoch),
    last: Number(last),
    event: { ...(JSON.parse(String(event)) as InboxEntry), attempt: Number(attempt) },
    session: typeof session === "string" ? (JSON.parse(session) as S) : null,
  };
}
