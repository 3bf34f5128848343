import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDeskAccounts, givenIdentitySchema, profileSchema, theConsole, type DeskAccounts, type GivenIdentity, type IdentityHasher, type Role, type SealKeys, type SignInRequest } from "../../../../src/desk/accounts";
import type { HashCost } from "../../../../src/desk/accounts/password";
import { totpCode, totpStep } from "../../../../src/desk/accounts/totp";
import { openStore, type Store } from "../../../../src/store";

/** So light that a test may sign in often; its weight has tests of its own. */
export const lightCost: HashCost = { iterations: 16, blockSize: 1, parallelism: 1 };
export const goodPassword = "quatre chevaux tranquilles";

export interface Mediator {
  readonly id: string;
  readonly signInName: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  readonly session: string;
  readonly device: string;
}

/** The accounts of one association over a real embedded store, and a clock that is moved by hand. */
export class ADesk {
  now = Date.now();
  readonly accounts: DeskAccounts;

  constructor(readonly store: Store, readonly association = "mairie", readonly hashCost = lightCost, readonly identities?: IdentityHasher, readonly sealKeys?: SealKeys) {
    this.accounts = this.accountsOf(association, hashCost);
  }

  accountsOf(association: string, hashCost = lightCost): DeskAccounts {
    return createDeskAccounts({ store: this.store.desk, association, now: () => this.now, hashCost, identities: this.identities, sealKeys: this.sealKeys });
  }

  /** The code that the app shows now; the clock goes on by a step, so that the next one is new. */
  code({ secret }: Pick<Mediator, "secret">): string {
    this.now += 30_000;
    return totpCode(secret, totpStep(this.now));
  }

  async invite(role: Role = "mediator", firstName = "Amina", identity?: GivenIdentity) {
    return this.accounts.management.invite(theConsole, { role, profile: profileSchema.parse({ firstName }), identity: identity && givenIdentitySchema.parse(identity) });
  }

  async accept(token: string, password = goodPassword) {
    const opened = await this.accounts.enrolment.open(token);
    if (opened.outcome !== "open") throw new Error(opened.outcome);
    const accepted = await this.accounts.enrolment.accept(token, { password, code: this.code(opened) });
    if (accepted.outcome !== "accepted") throw new Error(JSON.stringify(accepted));
    return { ...accepted, secret: opened.secret };
  }

  /** Somebody who was invited and has chosen both factors. */
  async aMediator(role: Role = "mediator", firstName = "Amina"): Promise<Mediator> {
    const { account, token } = await this.invite(role, firstName);
    return { id: account.id, ...(await this.accept(token)) };
  }

  signIn(mediator: Mediator, given: Partial<SignInRequest> = {}) {
    const code = given.code ?? this.code(mediator);
    return this.accounts.signIn.signIn({ signInName: mediator.signInName, password: goodPassword, address: "192.0.2.1", device: null, ...given, code });
  }

  async actions(): Promise<readonly string[]> {
    const day = new Date(this.now).toISOString().slice(0, 10);
    const entries = await this.accounts.audit.read(day, { from: 0, limit: 1000 });
    return entries.map(({ action }) => action);
  }
}

/** One embedded store for the tests of a file, each under an association of its own. */
export function desksOfThisFile(): (hashCost?: HashCost) => ADesk {
  let dir = "";
  let store: Store;
  let count = 0;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "passerelle-accounts-"));
    store = await openStore({ dataDir: dir });
  });
  afterAll(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return (hashCost) => new ADesk(store, `mairie-${(count += 1)}`, hashCost);
}
