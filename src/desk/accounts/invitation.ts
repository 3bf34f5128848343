import type { Invitation } from "./account";
import { invitationMs, maxAnswerLength } from "./limits";
import { hashToken, newToken } from "./secret-token";
import { newTotpSecret } from "./totp";

const invitationBits = 128;

/** A one-time link. What is kept, and `secret` for its owner alone: it is shown once and nobody can show it again. */
export function newInvitation(renews: Invitation["renews"], nowMs: number): { readonly invitation: Invitation; readonly secret: string } {
  const secret = newToken(invitationBits);
  return { invitation: { tokenHash: hashToken(secret), renews, expiresAt: nowMs + invitationMs, secret: newTotpSecret() }, secret };
}

export const invitationToken = (accountId: string, secret: string): string => `${accountId}.${secret}`;

/** In the fragment, which browsers send to nobody: no log and no proxy sees it. */
export const invitationPath = (token: string): string => `/desk/#invitation=${token}`;

export function readInvitationToken(token: string): { readonly accountId: string; readonly secret: string } | null {
  if (token.length > maxAnswerLength) return null;
  const [, accountId, secret] = /^([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  return accountId === undefined || secret === undefined ? null : { accountId, secret };
}
