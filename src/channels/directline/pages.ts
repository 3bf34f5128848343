import type { IncomingMessage } from "node:http";
import type { Activity } from "botbuilder";
import { refuse } from "../edge/failure";

/** A watermark is a sequence number of the log, or nothing yet. @throws RequestRefused 400 */
export function readWatermark(text: string | null | undefined): number {
  if (text == null || text === "") return 0;
  if (!/^\d{1,15}$/.test(text)) throw refuse.badRequest("BadArgument", "the watermark is not one of ours");
  return Number(text);
}

/** The log does not know who reads it: the person's own entries carry the id of the token, which is how clients recognise them. */
export function presentTo(user: string): (activity: Activity) => Activity {
  return (activity) => (activity.from?.role === "user" ? { ...activity, from: { ...activity.from, id: user } } : activity);
}

/** Query of a request; the path before it may be anything, `new URL` would throw on some. */
export function queryOf(req: IncomingMessage): URLSearchParams {
  return new URLSearchParams((req.url ?? "").split("?", 2)[1] ?? "");
}
