import type { DeskStore } from "../../core/ports";
import { viewOf, type AccountView } from "./account";
import { AccountBook } from "./account-book";
import { Audit } from "./audit";
import { Enrolment } from "./enrolment";
import { Hasher } from "./hasher";
import { KnownDevices } from "./known-devices";
import { AccountManagement } from "./management";
import type { IdentityHasher } from "./openid-link";
import { OpenIdSignIn } from "./openid-sign-in";
import { OwnAccount } from "./own-account";
import { todaysCost, type HashCost } from "./password";
import { Sealer, type SealKeys } from "./sealer";
import { Sessions } from "./sessions";
import { SignIn } from "./sign-in";
import { Tries } from "./tries";

/** Everything about the accounts of one association, and of no other. */
export interface DeskAccounts {
  readonly signIn: SignIn;
  readonly openIdSignIn: OpenIdSignIn;
  readonly enrolment: Enrolment;
  readonly sessions: Sessions;
  readonly own: OwnAccount;
  readonly management: AccountManagement;
  readonly audit: Audit;
  /** Who works here, for routing and for colleagues. */
  colleagues(): Promise<readonly AccountView[]>;
}

/** @param options `now`: ms since 1970; `hashCost`: what a new password hash costs, today's unless told; `identities`: of the directory, when there is one; `sealKeys`: of second factors, in clear without. */
export function createDeskAccounts(options: {
  readonly store: DeskStore; readonly association: string; readonly now: () => number; readonly hashCost?: HashCost; readonly identities?: IdentityHasher | undefined; readonly sealKeys?: SealKeys | undefined;
}): DeskAccounts {
  const { store, association, now, hashCost = todaysCost, identities = null, sealKeys = {} } = options;
  const hasher = new Hasher(hashCost);
  const book = new AccountBook(store, association, now, new Sealer(sealKeys));
  const audit = new Audit(store, association, now);
  const tries = new Tries(store, association, now);
  const devices = new KnownDevices(store, association);
  const sessions = new Sessions({ store, association, book, hasher, audit, now });
  return {
    sessions, audit,
    signIn: new SignIn({ book, hasher, tries, devices, sessions, audit, now }),
    openIdSignIn: new OpenIdSignIn({ book, tries, devices, sessions, audit, now }),
    enrolment: new Enrolment({ book, hasher, tries, devices, sessions, audit, now, issuer: `Passerelle ${association}` }),
    own: new OwnAccount({ book, hasher, tries, sessions, audit }),
    management: new AccountManagement({ book, audit, now, identities }),
    colleagues: async () => (await book.list()).map(viewOf),
  };
}
