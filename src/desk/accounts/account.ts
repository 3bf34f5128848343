import { z } from "zod";
import { openIdLinkSchema } from "./openid-link";
import { passwordHashSchema } from "./password";
import { profileSchema } from "./profile";
import { roles } from "./roles";
import { secondFactorSchema } from "./second-factor";

const invitationSchema = z.strictObject({
  tokenHash: z.string(),
  /** What is chosen with the link: all of it, or a second factor beside the password that stays. */
  renews: z.enum(["everything", "second_factor"]),
  /** ms since 1970 */
  expiresAt: z.number(),
  /** Of the second factor that is being set up, base32: the same when the page is loaded again. */
  secret: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** Everything kept of one account, as JSON; checked when it comes back from the store. */
export const accountSchema = z.strictObject({
  v: z.literal(1),
  /** Random; the audit and the cases name it, and say nothing once the account is erased. */
  id: z.string(),
  /** What its owner types to sign in. */
  signInName: z.string(),
  role: z.enum(roles),
  profile: profileSchema,
  isDisabled: z.boolean(),
  createdAt: z.number(),
  lastSignInAt: z.number().nullable(),
  /** Sessions of an earlier epoch have ended. */
  epoch: z.number().int().min(1),
  password: passwordHashSchema.nullable(),
  secondFactor: secondFactorSchema.nullable(),
  invitation: invitationSchema.nullable(),
  /** Absent in records of before it existed. */
  openid: openIdLinkSchema.nullable().default(null),
});
export type Account = z.infer<typeof accountSchema>;

export type Standing = "invited" | "active" | "disabled";

/** An account that can sign in has both factors, or came once through the directory; one that waits for its owner is invited. */
export function standingOf({ isDisabled, password, secondFactor, openid }: Account): Standing {
  if (isDisabled) return "disabled";
  const hasBothFactors = password !== null && secondFactor !== null;
  return hasBothFactors || (openid !== null && openid.subject !== null) ? "active" : "invited";
}

export const endSessions = (account: Account): Account => ({ ...account, epoch: account.epoch + 1 });

/** What others at the desk may see of an account: nothing it signs in with. */
export interface AccountView extends Pick<Account, "id" | "signInName" | "role" | "profile" | "createdAt" | "lastSignInAt"> {
  readonly standing: Standing;
  readonly recoveryCodesLeft: number;
  /** May come in through the association's directory. */
  readonly isLinked: boolean;
}

export function viewOf(account: Account): AccountView {
  const { id, signInName, role, profile, createdAt, lastSignInAt, secondFactor, openid } = account;
  return {
    id, signInName, role, profile, createdAt, lastSignInAt, standing: standingOf(account), recoveryCodesLeft: secondFactor?.recovery.length ?? 0, isLinked: openid !== null,
  };
}
