import { z } from "zod";
import { givenIdentitySchema, IdentityTaken, invitationPath, NoDirectory, profileSchema, roles, TooManyAccounts, type AccountView, type Invited } from "../accounts";
import type { AccountItem, AccountList, InvitedAccount } from "../api";
import { refusing, type DeskRoutes } from "../edge";
import type { IdentityOptions } from "./me";

const newAccountSchema = z.object({ role: z.enum(roles), profile: profileSchema, identity: givenIdentitySchema.optional() });
const linkSchema = z.object({ identity: givenIdentitySchema.nullable() });
const nothingSchema = z.object({});

const given = z.custom<unknown>((value) => value !== undefined);
/** All of it: what is left out would be as usual again, and nobody would notice. */
const wholeProfileSchema = z.looseObject({ firstName: given, languages: given, territory: given, teams: given, capacity: given })
  .transform((profile): unknown => profile).pipe(profileSchema);

/** The accounts of the association, for those who answer for them. An account of another association is one that is not there. */
export function registerAccountRoutes(desk: DeskRoutes, { accounts: { management } }: Pick<IdentityOptions, "accounts">): void {
  const rule = { permission: "accounts.manage", isActivity: true } as const;

  desk.get("/desk/api/accounts", { permission: "accounts.read", isActivity: true }, async ({ account }): Promise<AccountList> => (
    { accounts: (await management.list(account)).map(itemOf) }
  ));

  desk.post("/desk/api/accounts", { ...rule, body: newAccountSchema }, async ({ account, body }) => (
    invitedOf(await management.invite(account, body).catch(refused))
  ));

  desk.post("/desk/api/accounts/:id/invite-again", { ...rule, body: nothingSchema }, async ({ account, params: { id } }) => (
    invitedOf(await management.inviteAgain(account, ofAnother(id, account)))
  ));
  desk.post("/desk/api/accounts/:id/reset-second-factor", { ...rule, body: nothingSchema }, async ({ account, params: { id } }) => (
    invitedOf(await management.resetSecondFactor(account, ofAnother(id, account)))
  ));
  desk.post("/desk/api/accounts/:id/disable", { ...rule, body: nothingSchema }, async ({ account, params: { id } }) => (
    changedOf(await management.disable(account, ofAnother(id, account)))
  ));
  desk.post("/desk/api/accounts/:id/enable", { ...rule, body: nothingSchema }, async ({ account, params: { id } }) => (
    changedOf(await management.enable(account, ofAnother(id, account)))
  ));
  desk.post("/desk/api/accounts/:id/sign-out", { ...rule, body: nothingSchema }, async ({ account, params: { id } }) => (
    changedOf(await management.signOut(account, id))
  ));
  desk.post("/desk/api/accounts/:id/profile", { ...rule, body: wholeProfileSchema }, async ({ account, params: { id }, body }) => (
    changedOf(await management.changeProfile(account, id, body))
  ));
  desk.post("/desk/api/accounts/:id/link", { ...rule, body: linkSchema }, async ({ account, params: { id }, body }) => (
    changedOf(await management.link(account, ofAnother(id, account), body.identity).catch(refused))
  ));
}

/** A screen left open must not be enough to take its owner's account over, and nobody shuts themselves out. @throws DeskRefused REFUSED */
function ofAnother(id: string, { id: own }: AccountView): string {
  if (id === own) throw refusing("REFUSED", { fields: { account: "own" } });
  return id;
}

function refused(error: unknown): never {
  if (error instanceof TooManyAccounts) throw refusing("REFUSED", { fields: { accounts: "too_many" } });
  if (error instanceof IdentityTaken) throw refusing("REFUSED", { fields: { identity: "taken" } });
  if (error instanceof NoDirectory) throw refusing("REFUSED", { fields: { identity: "no_directory" } });
  throw error;
}

function invitedOf(invited: Invited | null): InvitedAccount {
  if (invited === null) throw refusing("NOT_FOUND");
  return { account: itemOf(invited.account), link: invitationPath(invited.token) };
}

function changedOf(account: AccountView | null): AccountItem {
  if (account === null) throw refusing("NOT_FOUND");
  return itemOf(account);
}

const itemOf = ({ id, signInName, role, profile, standing, recoveryCodesLeft, isLinked, createdAt, lastSignInAt }: AccountView): AccountItem =>
  ({ id, signInName, role, profile, standing, recoveryCodesLeft, isLinked, createdAt, lastSignInAt });
