import { endSessions, type Account, type Invitation } from "./account";
import type { AccountBook } from "./account-book";
import type { Audit } from "./audit";
import type { Hasher } from "./hasher";
import { readInvitationToken } from "./invitation";
import type { KnownDevices } from "./known-devices";
import { problemOfPassword, type PasswordHash, type PasswordProblem } from "./password";
import type { Role } from "./roles";
import { hashRecoveryCode, newRecoveryCodes } from "./second-factor";
import { isToken } from "./secret-token";
import type { Sessions } from "./sessions";
import { otpauthUri, stepOfCode } from "./totp";
import { nameTries, type Tries } from "./tries";

export type InvitationAnswer =
  | {
    readonly outcome: "open"; readonly signInName: string; readonly firstName: string; readonly role: Role;
    /** `second_factor`: the password of before is asked for, not a new one. */
    readonly renews: Invitation["renews"];
    /** For those who cannot scan, and for the QR code. */
    readonly secret: string; readonly otpauthUri: string;
  }
  /** Never given, used, expired, or of an account that was disabled. */
  | { readonly outcome: "unknown" };

export type EnrolmentAnswer =
  | { readonly outcome: "accepted"; readonly signInName: string; /** Shown once. */ readonly recoveryCodes: readonly string[]; readonly session: string; readonly device: string }
  | { readonly outcome: "refused"; readonly problem: PasswordProblem | "wrong_password" | "wrong_code" }
  | { readonly outcome: "wait"; readonly retryAfterMs: number }
  | { readonly outcome: "unknown" };

type Chosen = { readonly outcome: "chosen"; readonly hash: PasswordHash } | Extract<EnrolmentAnswer, { readonly outcome: "refused" | "wait" }>;
type Invited = Account & { readonly invitation: Invitation };

/** How an invitation becomes an account: its owner chooses the password and sets up the second factor; nobody else ever knows either. */
export class Enrolment {
  constructor(readonly deps: {
    readonly book: AccountBook; readonly hasher: Hasher; readonly tries: Tries; readonly devices: KnownDevices; readonly sessions: Sessions; readonly audit: Audit;
    readonly now: () => number; /** Name of the service in the app. */ readonly issuer: string;
  }) {}

  async open(token: string): Promise<InvitationAnswer> {
    const account = await this.#find(token);
    if (account === null) return { outcome: "unknown" };
    const { signInName, role, profile: { firstName }, invitation: { renews, secret } } = account;
    return { outcome: "open", signInName, firstName, role, renews, secret, otpauthUri: otpauthUri(secret, { issuer: this.deps.issuer, signInName }) };
  }

  /** @throws SignInBusy */
  async accept(token: string, { password, code }: { readonly password: string; readonly code: string }): Promise<EnrolmentAnswer> {
    const { book, devices, sessions, audit, now } = this.deps;
    const account = await this.#find(token);
    if (account === null) return { outcome: "unknown" };
    const step = stepOfCode(account.invitation.secret, code.replace(/\s/g, ""), now(), 0);
    if (step === null) return { outcome: "refused", problem: "wrong_code" };
    const chosen = account.invitation.renews === "everything" ? await this.#choose(account, password) : await this.#confirm(account, password);
    if (chosen.outcome !== "chosen") return chosen;

    const recoveryCodes = newRecoveryCodes();
    const accepted = await book.change(account.id, (current) => {
      // used up by whoever comes first; a link given since then is another
      if (current.invitation?.tokenHash !== account.invitation.tokenHash || current.isDisabled) return null;
      const secondFactor = { secret: account.invitation.secret, lastStep: step, recovery: recoveryCodes.map(hashRecoveryCode) };
      return { ...endSessions(current), password: chosen.hash, secondFactor, invitation: null, lastSignInAt: now() };
    });
    if (accepted === null) return { outcome: "unknown" };
    await audit.note(accepted.id, "invitation_accepted");
    return {
      outcome: "accepted", signInName: accepted.signInName, recoveryCodes, session: await sessions.start(accepted), device: await devices.remember(accepted.id, null),
    };
  }

  async #choose({ signInName, profile }: Account, password: string): Promise<Chosen> {
    const problem = problemOfPassword(password, [signInName, profile.firstName]);
    return problem === null ? { outcome: "chosen", hash: await this.deps.hasher.hash(password) } : { outcome: "refused", problem };
  }

  /** A link that fell into other hands opens nothing without the password. */
  async #confirm({ id, password: kept }: Account, password: string): Promise<Chosen> {
    const tried = await this.deps.tries.take(`enrolment ${id}`, nameTries);
    if (!tried.isAllowed) return { outcome: "wait", retryAfterMs: tried.retryAfterMs };
    const isRight = await this.deps.hasher.check(password, kept);
    return isRight && kept !== null ? { outcome: "chosen", hash: kept } : { outcome: "refused", problem: "wrong_password" };
  }

  async #find(token: string): Promise<Invited | null> {
    const read = readInvitationToken(token);
    if (read === null) return null;
    const account = await this.deps.book.find(read.accountId);
    const invitation = account?.invitation;
    if (!account || !invitation || account.isDisabled || invitation.expiresAt <= this.deps.now()) return null;
    return isToken(read.secret, invitation.tokenHash) ? { ...account, invitation } : null;
  }
}
