import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Incoming } from "../../bot/conversations";
import { maxAttachments, maxReferenceBytes } from "../../core/limits";
import { activitySchema, ignoredTypes, localeOf, messageContent, mimeTypes, notSupported, parseActivity } from "../edge/activity";
import { refuse } from "../edge/failure";

const id = z.string().min(1).max(1_000);
const account = z.object({ id });

const requestSchema = activitySchema.extend({
  id: id.nullish(),
  timestamp: z.string().max(64).nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(1_000),
  from: account.nullish(),
  recipient: account,
  conversation: z.object({ id, isGroup: z.boolean().nullish(), conversationType: z.string().max(100).nullish(), tenantId: z.string().max(100).nullish() }),
  membersAdded: z.array(account).nullish(),
});
export type AzureRequest = z.infer<typeof requestSchema>;

/** Where an answer goes. Kept with the session: ids only, no name of the person. */
export interface AzureReference {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly bot: { readonly id: string };
  readonly user: { readonly id: string };
}

/** Somebody says something, or an activity that nobody needs. */
export type AzureInput =
  | { readonly kind: "input"; readonly address: string; readonly incoming: Incoming }
  | { readonly kind: "ignored" };

/** @throws RequestRefused 400 naming the field. */
export const parseRequest = (body: unknown): AzureRequest => parseActivity(requestSchema, body);

/**
 * Reads an activity once it was authenticated.
 *
 * @throws RequestRefused 400 `NotSupported` for what wants its answer inside the request, 400 for an unknown type, 413 for an address too long.
 */
export function readRequest(request: AzureRequest): AzureInput {
  if (request.type === "invoke") throw notSupported("an invoke activity");
  if (request.deliveryMode === "expectReplies") throw notSupported("deliveryMode expectReplies");
  // answers would be read by everybody in the group
  if (request.conversation.isGroup === true) return { kind: "ignored" };
  const incoming = toIncoming(request);
  const person = incoming?.type === "joined" ? personAdded(request) : request.from?.id;
  if (incoming === null || person === undefined) return { kind: "ignored" };
  const { channelId, conversation } = request;
  return {
    kind: "input",
    address: JSON.stringify([channelId, conversation.id, person]),
    incoming: { ...incoming, ...localeOf(request), reference: referenceTo(request, person) },
  };
}

function toIncoming(request: AzureRequest): Incoming | null {
  switch (request.type) {
    case "message": {
      const files = mimeTypes((request.attachments ?? []).slice(0, maxAttachments).map(({ contentType }) => contentType));
      // a sticker or a place has its content in channelData only; the person is told that it was not understood
      return { ...(messageContent(request, files) ?? { type: "unsupported" }), author: "person", eventId: eventId("m", request) };
    }
    case "messageUpdate":
      // an edited message keeps its id: the time tells two edits apart
      return { type: "edited", author: "person", eventId: `${eventId("u", request)}:${request.timestamp ?? ""}`, ...(request.text != null && { text: request.text }) };
    case "conversationUpdate":
      return personAdded(request) === undefined ? null : { type: "joined", author: "channel", eventId: eventId("j", request) };
    case "event":
      return null;
    default:
      if (ignoredTypes.has(request.type)) return null;
      throw refuse.badRequest("UnknownActivityType", "this type of activity is not known");
  }
}

/** Channels tell of the bot's own arrival too, and some put the bot in `from`. */
function personAdded({ membersAdded, recipient }: AzureRequest): string | undefined {
  return membersAdded?.find((member) => member.id !== recipient.id)?.id;
}

/** Some channels leave the id out of a conversationUpdate; each is then its own. */
function eventId(kind: string, request: AzureRequest): string {
  return `${kind}:${request.id ?? randomUUID()}`;
}

function referenceTo({ channelId, serviceUrl, conversation, recipient }: AzureRequest, person: string): AzureReference {
  const reference = { channelId, serviceUrl, conversation: withoutNull(conversation), bot: { id: recipient.id }, user: { id: person } };
  if (Buffer.byteLength(JSON.stringify(reference)) > maxReferenceBytes) {
    throw refuse.tooLarge("ReferenceTooLarge", `the address of the conversation is larger than ${maxReferenceBytes} bytes`);
  }
  return reference;
}

function withoutNull<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part != null)) as T;
}
