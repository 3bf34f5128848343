import type { IncomingMessage } from "node:http";
import type { ConversationKey } from "../../core/ports";
import { refuse } from "../edge/failure";
import type { Setup } from "./setup";
import type { Access } from "./tokens";

export type Bound = Access & { readonly conversation: ConversationKey };

/** Bearer of a request, or null without one. */
export function bearerOf(req: IncomingMessage): string | null {
  return /^Bearer\s+(\S{1,2000})$/i.exec(req.headers.authorization ?? "")?.[1] ?? null;
}

/** @throws RequestRefused 401 without a valid token, 403 with an expired one. */
export function authorise(req: IncomingMessage, { tokens }: Setup): Access {
  const bearer = bearerOf(req);
  if (bearer === null) throw refuse.unauthorized("a bearer token is needed");
  return tokens.isSecret(bearer) ? { user: "", conversation: null, channel: "web" } : tokens.read(bearer, "access");
}

/** @throws RequestRefused as `authorise`, and 403 when the token is for another conversation (whether that one exists is not said). */
export function authoriseFor(req: IncomingMessage, setup: Setup, conversationId: string): Bound {
  const access = authorise(req, setup);
  if (access.conversation === null) return bindSecret(access, { association: setup.association, id: conversationId });
  if (access.conversation.id !== conversationId) throw refuse.forbidden("Forbidden", "the token is for another conversation");
  return { ...access, conversation: access.conversation };
}

/** The kiosk's address is closed from the moment its conversation goes on by phone. 403: directlinejs takes it for an expired token, and asks no more. */
export const movedAway = () => refuse.forbidden("ConversationMoved", "the conversation goes on elsewhere");

/** @throws RequestRefused 404 for a conversation that has ended, 403 for a kiosk whose conversation has moved. */
export async function ensureHere({ channel, conversation }: Bound, { conversations }: Setup): Promise<void> {
  const standing = await conversations.standing(conversation);
  if (standing === null) throw refuse.notFound("ConversationNotFound", "this conversation does not exist or has ended");
  if (channel === "kiosk" && standing.hasMoved) throw movedAway();
}

/** Behind the secret there is one person a conversation, named after it: the same for the socket and for polling. */
export function bindSecret(access: Access, conversation: ConversationKey): Bound {
  return { ...access, user: `dl_${conversation.id}`, conversation };
}
