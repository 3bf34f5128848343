import { randomBytes } from "node:crypto";
import { AppError } from "../../core/errors";
import { endSessions, viewOf, type Account, type AccountView } from "./account";
import type { AccountBook } from "./account-book";
import { toBase32 } from "./base32";
import { consoleActor, type Audit, type AuditAction } from "./audit";
import { invitationToken, newInvitation } from "./invitation";
import type { GivenIdentity, IdentityHasher, OpenIdLink } from "./openid-link";
import { may, mayManage, PermissionDenied } from "./permissions";
import { profileSchema, type Profile } from "./profile";
import type { Role } from "./roles";
import { readSignInName } from "./sign-in-name";

/** 80 bits: an id is never met twice. Letters and digits alone, so that it can be typed after a command. */
const accountIdBytes = 10;

/** Who asks for a change. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
}

/** Whoever has the machine has all of it. */
export const theConsole: Actor = { id: consoleActor, role: "technical_admin" };

/** People are linked to a directory that the settings do not name. */
export class NoDirectory extends AppError {
  constructor() {
    super("OPENID_NOT_CONFIGURED", "there is no directory to link people to: see DESK_OIDC_ISSUER");
  }
}

export interface Invited {
  readonly account: AccountView;
  /** Of the one-time link, shown once: `invitationPath`. */
  readonly token: string;
}

/**
 * What coordinators and admins do with the accounts of their association. Each change is in the audit trail; null means that there is no such
 * account here. Every method @throws PermissionDenied when the actor's role may not change accounts of that role.
 */
export class AccountManagement {
  constructor(readonly deps: { readonly book: AccountBook; readonly audit: Audit; readonly now: () => number; readonly identities: IdentityHasher | null }) {}

  /** @param invited `identity`: who this is in the directory, as their ways in begin. @throws TooManyAccounts, IdentityTaken, NoDirectory */
  async invite(actor: Actor, { role, profile, identity }: { readonly role: Role; readonly profile: Profile; readonly identity?: GivenIdentity | undefined }): Promise<Invited> {
    allow(actor, role);
    const openid = identity === undefined ? null : this.#linkTo(identity);
    const { book, audit, now } = this.deps;
    const { invitation, secret } = newInvitation("everything", now());
    const id = toBase32(randomBytes(accountIdBytes)).toLowerCase();
    const account = await book.add(profile.firstName, (signInName) => ({
      v: 1, id, signInName, role, profile, isDisabled: false, createdAt: now(), lastSignInAt: null, epoch: 1, password: null, secondFactor: null, invitation, openid,
    }));
    await audit.note(actor.id, "account_invited", { account: id });
    if (openid !== null) await audit.note(actor.id, "openid_linked", { account: id });
    return { account: viewOf(account), token: invitationToken(id, secret) };
  }

  /**
   * For a forgotten password or a link that expired: everything is chosen anew, and until then nobody signs in; who is linked to the directory is
   * looked up there as the first time.
   */
  inviteAgain(actor: Actor, id: string): Promise<Invited | null> {
    return this.#renew(actor, id, "account_invited_again", "everything", (account) => (
      { ...account, password: null, secondFactor: null, openid: account.openid && { ...account.openid, subject: null } }
    ));
  }

  /** Who this is in the directory from now on; null: nobody. Sessions end at once. @throws IdentityTaken, NoDirectory */
  async link(actor: Actor, id: string, identity: GivenIdentity | null): Promise<AccountView | null> {
    const openid = identity === null ? null : this.#linkTo(identity);
    return this.#change(actor, id, openid === null ? "openid_unlinked" : "openid_linked", (account) => ({ ...endSessions(account), openid }));
  }

  /** For a lost phone. The password stays and is asked for with the link. */
  resetSecondFactor(actor: Actor, id: string): Promise<Invited | null> {
    return this.#renew(actor, id, "second_factor_reset", "second_factor", (account) => ({ ...account, secondFactor: null }));
  }

  /** Sessions end at once. */
  disable(actor: Actor, id: string): Promise<AccountView | null> {
    return this.#change(actor, id, "account_disabled", (account) => ({ ...endSessions(account), isDisabled: true }));
  }

  enable(actor: Actor, id: string): Promise<AccountView | null> {
    return this.#change(actor, id, "account_enabled", (account) => ({ ...account, isDisabled: false }));
  }

  /** Ends every session of the account. */
  signOut(actor: Actor, id: string): Promise<AccountView | null> {
    return this.#change(actor, id, "account_signed_out", endSessions);
  }

  /** @throws ZodError when a field is not what a profile has. */
  async changeProfile(actor: Actor, id: string, profile: unknown): Promise<AccountView | null> {
    const read = profileSchema.parse(profile);
    return this.#change(actor, id, "profile_changed", (account) => ({ ...account, profile: read }));
  }

  /** What remains are the random id in the audit trail and in closed cases. @returns false when there is no such account. */
  async erase(actor: Actor, id: string): Promise<boolean> {
    const account = await this.deps.book.find(id);
    if (account === null) return false;
    allow(actor, account.role);
    await this.deps.book.erase(account);
    await this.deps.audit.note(actor.id, "account_erased", { account: id });
    return true;
  }

  /** Id of the account that is called so. @param called a sign-in name or an id. */
  async identify(called: string): Promise<string | null> {
    const account = (await this.deps.book.findByName(readSignInName(called))) ?? (await this.deps.book.find(called));
    return account?.id ?? null;
  }

  /** Oldest first. */
  async list(actor: Actor): Promise<readonly AccountView[]> {
    if (!may(actor.role, "accounts.read")) throw new PermissionDenied("accounts.read");
    await this.deps.audit.note(actor.id, "accounts_read");
    return (await this.deps.book.list()).map(viewOf);
  }

  #linkTo(identity: GivenIdentity): OpenIdLink {
    if (this.deps.identities === null) throw new NoDirectory();
    return { given: this.deps.identities.given(identity), subject: null };
  }

  async #renew(actor: Actor, id: string, action: AuditAction, renews: "everything" | "second_factor", change: (account: Account) => Account): Promise<Invited | null> {
    let secret = "";
    const account = await this.#change(actor, id, action, (current) => {
      // without a password there is nothing that could be asked for
      const made = newInvitation(current.password === null ? "everything" : renews, this.deps.now());
      secret = made.secret;
      return { ...change(endSessions(current)), invitation: made.invitation };
    });
    return account && { account, token: invitationToken(id, secret) };
  }

  async #change(actor: Actor, id: string, action: AuditAction, change: (account: Account) => Account): Promise<AccountView | null> {
    const changed = await this.deps.book.change(id, (account) => {
      allow(actor, account.role);
      return change(account);
    });
    if (changed === null) return null;
    await this.deps.audit.note(actor.id, action, { account: id });
    return viewOf(changed);
  }
}

function allow(actor: Actor, role: Role): void {
  if (!may(actor.role, "accounts.manage") || !mayManage(actor.role, role)) throw new PermissionDenied("accounts.manage");
}
