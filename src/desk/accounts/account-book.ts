import { AppError } from "../../core/errors";
import type { DeskStore } from "../../core/ports";
import type { Account } from "./account";
import { hashesOf, IdentityIndex } from "./identity-index";
import { accountUnusedMs, maxAccounts, maxLostRaces, maxNameTries, signInNameSlackMs } from "./limits";
import { isIdentityOf, type ShownIdentity } from "./openid-link";
import { openAccount, sealAccount } from "./sealed-account";
import type { Sealer } from "./sealer";
import { newSignInName } from "./sign-in-name";

/** The same account is changed by many at once: nothing was written. */
export class AccountBusy extends AppError {
  constructor() {
    super("ACCOUNT_BUSY", "this account is being changed: try again");
  }
}

/** The association has as many accounts as are kept. */
export class TooManyAccounts extends AppError {
  constructor() {
    super("ACCOUNTS_FULL", `an association has at most ${maxAccounts} accounts: erase those that are not used`);
  }
}

/** Another account of the association is already that person of the directory. */
export class IdentityTaken extends AppError {
  constructor() {
    super("IDENTITY_TAKEN", "another account is linked to this person of the directory");
  }
}

interface NameRecord {
  readonly v: 1;
  readonly account: string;
}

/** The accounts of one association. It sees no other. */
export class AccountBook {
  readonly #identities: IdentityIndex;

  constructor(readonly store: DeskStore, readonly association: string, readonly now: () => number, readonly sealer: Sealer) {
    this.#identities = new IdentityIndex(store, association);
  }

  async find(id: string): Promise<Account | null> {
    return (await this.#read(id))?.account ?? null;
  }

  /** Makes as many trips for a name that nobody has. @param name null: not even a name. */
  async findByName(name: string | null): Promise<Account | null> {
    const record = await this.store.read(this.association, "sign_in_name", name ?? "-");
    const account = await this.find((record?.value as NameRecord | undefined)?.account ?? "-");
    return account?.signInName === name ? account : null;
  }

  /** Whose account the directory's answer leads to; by the subject before the address. */
  async findByIdentity(shown: ShownIdentity): Promise<Account | null> {
    for (const hash of [shown.subject, shown.email ?? "-"]) {
      const account = await this.find((await this.#identities.accountOf(hash)) ?? "-");
      if (account !== null && isIdentityOf(account.openid, shown)) return account;
    }
    return null;
  }

  /** Oldest first. */
  async list(): Promise<readonly Account[]> {
    const records = await this.store.list(this.association, "account");
    return records.map(({ value }) => this.#open(value)).sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id));
  }

  /** @param make the account under the name that was free. @throws TooManyAccounts, IdentityTaken */
  async add(firstName: string, make: (signInName: string) => Account): Promise<Account> {
    if ((await this.list()).length >= maxAccounts) throw new TooManyAccounts();
    for (let tries = 0; tries < maxNameTries; tries += 1) {
      const account = make(newSignInName(firstName));
      if ((await this.#writeName(account, 0)) === null) continue;
      await this.#keepIdentities(account);
      await this.#write(account, 0);
      return account;
    }
    throw new AccountBusy();
  }

  /**
   * One change, never lost and never over another's: `decide` is asked again when the account was changed meanwhile.
   *
   * @param decide null: leave it. @returns the account as written, null when there is none or it was left.
   * @throws AccountBusy; IdentityTaken when the change links it to a person of the directory who has another account.
   */
  async change(id: string, decide: (account: Account) => Account | null): Promise<Account | null> {
    for (let lost = 0; lost < maxLostRaces; lost += 1) {
      const found = await this.#read(id);
      const changed = found && decide(found.account);
      if (!changed) return null;
      await this.#keepName(changed);
      await this.#keepIdentities(changed);
      if ((await this.#write(changed, found.revision)) !== null) return changed;
    }
    throw new AccountBusy();
  }

  async erase({ id, signInName, openid }: Account): Promise<void> {
    await this.#identities.forget(openid, id);
    await this.store.remove(this.association, "account", id);
    await this.store.remove(this.association, "sign_in_name", signInName);
  }

  async #read(id: string): Promise<{ readonly account: Account; readonly revision: number } | null> {
    const record = await this.store.read(this.association, "account", id);
    return record && { account: this.#open(record.value), revision: record.revision };
  }

  /** Every write seals anew, with the key of today. */
  #write(account: Account, revision: number): Promise<number | null> {
    const sealed = sealAccount(account, this.sealer, this.association);
    return this.store.write(this.association, "account", account.id, sealed, { revision, ttlMs: this.#ttlMs(account) });
  }

  #open(value: unknown): Account {
    return openAccount(value, this.sealer, this.association);
  }

  /** Before the account: a name that points to nobody harms nobody, an account without its name is lost. */
  async #keepName(account: Account): Promise<void> {
    const record = await this.store.read(this.association, "sign_in_name", account.signInName);
    await this.#writeName(account, record?.revision ?? 0); // another writes the same: whoever is first will do
  }

  /** @throws IdentityTaken */
  async #keepIdentities(account: Account): Promise<void> {
    for (const hash of hashesOf(account.openid)) {
      const isKept = await this.#identities.point(hash, account.id, this.#ttlMs(account) + signInNameSlackMs, async (other) => (
        hashesOf((await this.find(other))?.openid ?? null).includes(hash)
      ));
      // lost to another node that wrote the same: only where it leads counts
      if (!isKept && (await this.#identities.accountOf(hash)) !== account.id) throw new IdentityTaken();
    }
  }

  #writeName(account: Account, revision: number): Promise<number | null> {
    const value: NameRecord = { v: 1, account: account.id };
    return this.store.write(this.association, "sign_in_name", account.signInName, value, { revision, ttlMs: this.#ttlMs(account) + signInNameSlackMs });
  }

  /** An invitation that was never accepted leaves nothing behind. */
  #ttlMs({ password, invitation, lastSignInAt }: Account): number {
    return password === null && lastSignInAt === null && invitation !== null ? Math.max(1, invitation.expiresAt - this.now()) : accountUnusedMs;
  }
}
