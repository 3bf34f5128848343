import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Incoming } from "../../bot/conversations";
import { maxAttachments, maxChannelDataBytes } from "../../core/limits";
import { maxButtonBytes } from "../../core/message";
import { refuse } from "../edge/failure";

/** An activity that says something to the assistant, or one that a client may send and nobody needs. */
export type ReadActivity = { readonly kind: "input"; readonly incoming: Incoming } | { readonly kind: "ignored"; readonly id: string };

/** Types of the Bot Framework that clients send for their own sake (`typing`, `trace`…): accepted, without effect. */
const ignoredTypes: ReadonlySet<string> = new Set([
  "typing", "trace", "endOfConversation", "messageReaction", "messageDelete", "contactRelationUpdate", "installationUpdate", "suggestion", "handoff",
  "command", "commandResult",
]);

const activitySchema = z.object({
  type: z.string().min(1),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  name: z.string().nullish(),
  locale: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  channelData: z.unknown().optional(),
  attachments: z.array(z.object({ contentType: z.string() })).nullish(),
});
type ClientActivity = z.infer<typeof activitySchema>;

/**
 * Reads an activity of a Direct Line client. Whatever it says of itself (`id`, `from`, `conversation`, `recipient`) is left out: the token knows.
 *
 * @param body parsed JSON.
 * @param uploaded MIME types of the files sent beside it; they replace the attachments it announces.
 * @throws RequestRefused 400 or 413; the message names the field, never what was in it.
 */
export function readActivity(body: unknown, uploaded?: readonly string[]): ReadActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join(".") || "the body";
    throw refuse.badRequest("BadArgument", `${field} is missing or has the wrong type`);
  }
  const activity = parsed.data;
  if (activity.deliveryMode === "expectReplies") throw refuse.badRequest("NotSupported", "deliveryMode expectReplies is not supported");
  const incoming = toIncoming(activity, attachmentTypes(activity, uploaded));
  return incoming === null ? { kind: "ignored", id: randomUUID() } : { kind: "input", incoming: { ...incoming, ...localeOf(activity) } };
}

function toIncoming(activity: ClientActivity, attachments: readonly string[]): Incoming | null {
  const echo = echoOf(activity);
  switch (activity.type) {
    case "message":
      return { ...messageContent(activity, attachments), author: "person", eventId: eventId("m", activity), ...echo };
    case "messageUpdate":
      return { type: "edited", author: "person", eventId: eventId("u", activity), ...(activity.text != null && { text: activity.text }), ...echo };
    case "conversationUpdate":
      return { type: "joined", author: "channel", eventId: eventId("j", activity) };
    case "event":
      return activity.name === "webchat/join" ? { type: "joined", author: "channel", eventId: eventId("j", activity) } : null;
    case "invoke":
      throw refuse.badRequest("NotSupported", "invoke activities are not supported");
    default:
      if (ignoredTypes.has(activity.type)) return null;
      throw refuse.badRequest("UnknownActivityType", "this type of activity is not known");
  }
}

function messageContent(activity: ClientActivity, attachments: readonly string[]): Pick<Incoming, "type" | "text" | "button" | "attachments"> {
  const text = activity.text ?? undefined;
  const button = buttonOf(activity);
  const files = attachments.length > 0 ? { attachments } : {};
  if (button !== null) return { type: "button", button, ...(text !== undefined && text !== button && { text }) };
  if (attachments.length > 0 && (text ?? "").trim() === "") return { type: "attachment", ...files };
  if (text !== undefined) return { type: "text", text, ...files };
  if (activity.value != null) return { type: "unsupported" };
  throw refuse.badRequest("BadArgument", "a message needs text, a value or an attachment");
}

/** `a:…` answers a question, `c:…` is a command. Web Chat moves the value of a `postBack` button into the text and marks it. */
function buttonOf({ value, text, channelData }: ClientActivity): string | null {
  const pressed = typeof value === "string" ? value : isPostBack(channelData) ? text : null;
  if (pressed == null || !/^[ac]:/.test(pressed)) return null;
  if (Buffer.byteLength(pressed) > maxButtonBytes) throw refuse.badRequest("BadArgument", `value is longer than ${maxButtonBytes} bytes`);
  return pressed;
}

/** The id the client gave makes a repeated message one message; without it each request is its own. */
function eventId(kind: string, { channelData }: ClientActivity): string {
  const given = isRecord(channelData) ? channelData["clientActivityID"] : undefined;
  return `${kind}:${typeof given === "string" && given !== "" ? given : randomUUID()}`;
}

function echoOf({ channelData }: ClientActivity): { readonly echo?: unknown } {
  if (channelData == null) return {};
  if (Buffer.byteLength(JSON.stringify(channelData)) > maxChannelDataBytes) {
    throw refuse.tooLarge("ChannelDataTooLarge", `channelData is larger than ${maxChannelDataBytes} bytes`);
  }
  return { echo: channelData };
}

function attachmentTypes(activity: ClientActivity, uploaded: readonly string[] | undefined): readonly string[] {
  const types = uploaded ?? (activity.attachments ?? []).map(({ contentType }) => contentType);
  if (types.length > maxAttachments) throw refuse.tooLarge("TooManyAttachments", `at most ${maxAttachments} attachments`);
  return types.map((type) => (/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type.toLowerCase() : "application/octet-stream"));
}

function localeOf({ locale, value }: ClientActivity): { readonly clientLocale?: string } {
  const said = locale ?? (isRecord(value) ? value["language"] : undefined);
  return isLocaleTag(said) ? { clientLocale: said } : {};
}

export function isLocaleTag(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}$/.test(value);
}

function isPostBack(channelData: unknown): boolean {
  return isRecord(channelData) && channelData["postBack"] === true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
