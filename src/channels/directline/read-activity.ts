import { randomUUID } from "node:crypto";
import type { Incoming } from "../../bot/conversations";
import { maxAttachments, maxChannelDataBytes } from "../../core/limits";
import {
  activitySchema, ignoredTypes, isRecord, localeOf, messageContent, mimeTypes, notSupported, parseActivity, type ReceivedActivity,
} from "../edge/activity";
import { refuse } from "../edge/failure";

/** An activity that says something to the assistant, or one that a client may send and nobody needs. */
export type ReadActivity = { readonly kind: "input"; readonly incoming: Incoming } | { readonly kind: "ignored"; readonly id: string };

/**
 * Reads an activity of a Direct Line client. Whatever it says of itself (`id`, `from`, `conversation`, `recipient`) is left out: the token knows.
 *
 * @param body parsed JSON.
 * @param uploaded MIME types of the files sent beside it; they replace the attachments it announces.
 * @throws RequestRefused 400 or 413; the message names the field, never what was in it.
 */
export function readActivity(body: unknown, uploaded?: readonly string[]): ReadActivity {
  const activity = parseActivity(activitySchema, body);
  if (activity.deliveryMode === "expectReplies") throw notSupported("deliveryMode expectReplies");
  const incoming = toIncoming(activity, attachmentTypes(activity, uploaded));
  return incoming === null ? { kind: "ignored", id: randomUUID() } : { kind: "input", incoming: { ...incoming, ...localeOf(activity) } };
}

function toIncoming(activity: ReceivedActivity, attachments: readonly string[]): Incoming | null {
  const echo = echoOf(activity);
  switch (activity.type) {
    case "message": {
      const content = messageContent(activity, attachments);
      if (content === null) throw refuse.badRequest("BadArgument", "a message needs text, a value or an attachment");
      return { ...content, author: "person", eventId: eventId("m", activity), ...echo };
    }
    case "messageUpdate":
      return { type: "edited", author: "person", eventId: eventId("u", activity), ...(activity.text != null && { text: activity.text }), ...echo };
    case "conversationUpdate":
      return { type: "joined", author: "channel", eventId: eventId("j", activity) };
    case "event":
      return activity.name === "webchat/join" ? { type: "joined", author: "channel", eventId: eventId("j", activity) } : null;
    case "endOfConversation":
      // one departure a conversation, however often a page that closes says so
      return { type: "left", author: "person", eventId: "left" };
    case "invoke":
      throw notSupported("an invoke activity");
    default:
      if (ignoredTypes.has(activity.type)) return null;
      throw refuse.badRequest("UnknownActivityType", "this type of activity is not known");
  }
}

/** The id the client gave makes a repeated message one message; without it each request is its own. */
function eventId(kind: string, { channelData }: ReceivedActivity): string {
  const given = isRecord(channelData) ? channelData["clientActivityID"] : undefined;
  return `${kind}:${typeof given === "string" && given !== "" ? given : randomUUID()}`;
}

function echoOf({ channelData }: ReceivedActivity): { readonly echo?: unknown } {
  if (channelData == null) return {};
  if (Buffer.byteLength(JSON.stringify(channelData)) > maxChannelDataBytes) {
    throw refuse.tooLarge("ChannelDataTooLarge", `channelData is larger than ${maxChannelDataBytes} bytes`);
  }
  return { echo: channelData };
}

function attachmentTypes(activity: ReceivedActivity, uploaded: readonly string[] | undefined): readonly string[] {
  const types = uploaded ?? (activity.attachments ?? []).map(({ contentType }) => contentType);
  if (types.length > maxAttachments) throw refuse.tooLarge("TooManyAttachments", `at most ${maxAttachments} attachments`);
  return mimeTypes(types);
}
