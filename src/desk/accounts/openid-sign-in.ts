import { standingOf, viewOf, type Account } from "./account";
import type { AccountBook } from "./account-book";
import type { Audit } from "./audit";
import type { KnownDevices } from "./known-devices";
import { maxAnswerLength } from "./limits";
import { isIdentityOf, type ShownIdentity } from "./openid-link";
import { useSecondFactor, type SecondFactor } from "./second-factor";
import type { Sessions } from "./sessions";
import type { SignInAnswer } from "./sign-in";
import { addressTries, nameTries, type Tries } from "./tries";

export interface OpenIdSignInRequest {
  /** What the directory showed, checked by whoever asked it. */
  readonly identity: ShownIdentity;
  /** Of our app, or a recovery code; null: the directory itself asked for a second factor. */
  readonly code: string | null;
  readonly address: string;
}

/** Signing in for somebody whom the association's directory has just named. An account is found, never made. */
export class OpenIdSignIn {
  constructor(readonly deps: {
    readonly book: AccountBook; readonly tries: Tries; readonly devices: KnownDevices; readonly sessions: Sessions; readonly audit: Audit; readonly now: () => number;
  }) {}

  /** Before somebody is sent to the directory: counted like a try of a password from that address. */
  begin(address: string): ReturnType<Tries["take"]> {
    return this.deps.tries.take(`address ${address}`, addressTries);
  }

  /** Nobody of the directory, somebody without an account and a disabled account get the same answer. @throws AccountBusy, StoreUnavailable */
  async signIn({ identity, code, address }: OpenIdSignInRequest): Promise<SignInAnswer> {
    const { book, tries, devices, sessions, audit } = this.deps;
    // by the subject, which exists for those whom we do not know too: the wait says nothing
    const codeBucket = `openid ${identity.subject}`;
    const tried = code === null ? null : await tries.take(codeBucket, nameTries);
    if (tried?.isAllowed === false) return { outcome: "wait", retryAfterMs: tried.retryAfterMs };
    const found = await book.findByIdentity(identity);
    const used = found === null ? null : await this.#use(found, identity, code);
    if (used === null) {
      await audit.note(found?.id ?? null, "sign_in_refused");
      return { outcome: "refused" };
    }
    if (code !== null) await tries.forget(codeBucket);
    await tries.giveBack(`address ${address}`, addressTries);
    await audit.note(used.account.id, "signed_in");
    await audit.note(used.account.id, "openid_used");
    if (used.by === "recovery_code") await audit.note(used.account.id, "recovery_code_used");
    return { outcome: "signed_in", account: viewOf(used.account), session: await sessions.start(used.account), device: await devices.remember(used.account.id, null) };
  }

  /** Looks again and writes in one step: disabled or linked to somebody else meanwhile, it is refused. */
  async #use({ id }: Account, identity: ShownIdentity, code: string | null): Promise<{ readonly account: Account; readonly by: "directory" | "app" | "recovery_code" } | null> {
    let by: "directory" | "app" | "recovery_code" = "directory";
    const account = await this.deps.book.change(id, (current) => {
      if (current.isDisabled || current.openid === null || !isIdentityOf(current.openid, identity)) return null;
      let secondFactor: SecondFactor | null = current.secondFactor;
      if (code !== null) {
        const used = secondFactor !== null && code.length <= maxAnswerLength ? useSecondFactor(secondFactor, code, this.deps.now()) : null;
        if (used === null) return null;
        ({ factor: secondFactor, by } = used);
      }
      // the link of an invitation serves whoever comes first, by one way or the other
      const invitation = standingOf(current) === "invited" ? null : current.invitation;
      return { ...current, secondFactor, invitation, openid: { ...current.openid, subject: identity.subject }, lastSignInAt: this.deps.now() };
    });
    return account && { account, by };
  }
}
