import { standingOf, type Account, type AccountView, viewOf } from "./account";
import type { AccountBook } from "./account-book";
import type { Audit } from "./audit";
import type { Hasher } from "./hasher";
import type { KnownDevices } from "./known-devices";
import { maxAnswerLength } from "./limits";
import { useSecondFactor } from "./second-factor";
import type { Sessions } from "./sessions";
import { readSignInName } from "./sign-in-name";
import { addressTries, nameTries, type Tries } from "./tries";

export interface SignInRequest {
  /** As typed, all three. */
  readonly signInName: string;
  readonly password: string;
  /** Of the app, or a recovery code. */
  readonly code: string;
  /** Of the network; addresses that share a subscriber share a bucket (channels/edge). */
  readonly address: string;
  /** Token of the browser's device cookie. */
  readonly device: string | null;
}

export type SignInAnswer =
  | { readonly outcome: "signed_in"; readonly account: AccountView; readonly session: string; readonly device: string }
  /** Whatever was wrong: name, password, code, or an account that may not sign in. */
  | { readonly outcome: "refused" }
  /** Not looked at. The same for names that exist and others. */
  | { readonly outcome: "wait"; readonly retryAfterMs: number };

export class SignIn {
  constructor(readonly deps: {
    readonly book: AccountBook; readonly hasher: Hasher; readonly tries: Tries; readonly devices: KnownDevices; readonly sessions: Sessions; readonly audit: Audit;
    readonly now: () => number;
  }) {}

  /** One step with both factors: nobody learns which of them was right. @throws SignInBusy, AccountBusy, StoreUnavailable: then nobody is signed in. */
  async signIn({ signInName, password, code, address, device }: SignInRequest): Promise<SignInAnswer> {
    const { book, hasher, tries, devices, sessions, audit } = this.deps;
    const name = readSignInName(signInName);
    const account = await book.findByName(name);
    const isKnownDevice = device !== null && device.length <= maxAnswerLength && (await devices.isKnown(device, account?.id ?? null));
    const addressBucket = `address ${address}`;
    // strangers who guess at this name, or from the same public place, do not keep the owner's own browser waiting
    const ownBucket = isKnownDevice ? `device ${device}` : `name ${name ?? ""}`;
    for (const [bucket, policy] of [...(isKnownDevice ? [] : [[addressBucket, addressTries] as const]), [ownBucket, nameTries] as const]) {
      const tried = await tries.take(bucket, policy);
      if (!tried.isAllowed) return { outcome: "wait", retryAfterMs: tried.retryAfterMs };
    }

    const mayTry = account !== null && standingOf(account) === "active";
    const isRight = await hasher.check(password, mayTry ? account.password : null);
    const accepted = mayTry && isRight ? await this.#useCode(account, code) : null;
    if (accepted === null) {
      await audit.note(account?.id ?? null, "sign_in_refused");
      return { outcome: "refused" };
    }
    await tries.forget(ownBucket);
    if (!isKnownDevice) await tries.giveBack(addressBucket, addressTries);
    await audit.note(accepted.account.id, "signed_in");
    if (accepted.by === "recovery_code") await audit.note(accepted.account.id, "recovery_code_used");
    // only now: a guesser must not learn from the time that a password was right
    await this.#hashAgain(accepted.account, password);
    return {
      outcome: "signed_in", account: viewOf(accepted.account), session: await sessions.start(accepted.account),
      device: await devices.remember(accepted.account.id, isKnownDevice ? device : null),
    };
  }

  /** Uses the code up, in the same step as the account is looked at again: disabled meanwhile, or the code used by another, it is refused. */
  async #useCode(checked: Account, code: string): Promise<{ readonly account: Account; readonly by: "app" | "recovery_code" } | null> {
    const { book, now } = this.deps;
    let by: "app" | "recovery_code" = "app";
    const account = await book.change(checked.id, (current) => {
      const isSame = current.password?.hash === checked.password?.hash && standingOf(current) === "active";
      const used = isSame && current.secondFactor !== null && code.length <= maxAnswerLength ? useSecondFactor(current.secondFactor, code, now()) : null;
      if (used === null) return null;
      by = used.by;
      return { ...current, secondFactor: used.factor, lastSignInAt: now() };
    });
    return account && { account, by };
  }

  async #hashAgain({ id, password: kept }: Account, password: string): Promise<void> {
    if (kept === null || this.deps.hasher.isOfToday(kept)) return;
    const fresh = await this.deps.hasher.hash(password);
    await this.deps.book.change(id, (current) => (current.password?.hash === kept.hash ? { ...current, password: fresh } : null));
  }
}
