import { accountSchema, type Account } from "./account";
import type { Sealer } from "./sealer";

/** The secrets of an account that cannot be hashed: of the second factor, and of the one that an invitation prepares. */
function withSecrets(account: Account, change: (secret: string, place: string) => string, association: string): Account {
  const placeOf = (what: string): string => `${association}/${account.id}/${what}`;
  const { secondFactor, invitation } = account;
  return {
    ...account,
    secondFactor: secondFactor && { ...secondFactor, secret: change(secondFactor.secret, placeOf("second_factor")) },
    invitation: invitation && { ...invitation, secret: change(invitation.secret, placeOf("invitation")) },
  };
}

/** As the store keeps it. */
export const sealAccount = (account: Account, sealer: Sealer, association: string): Account => withSecrets(account, (secret, place) => sealer.seal(secret, place), association);

/** @param value as the store gave it back. @throws SealBroken, ZodError */
export function openAccount(value: unknown, sealer: Sealer, association: string): Account {
  return withSecrets(accountSchema.parse(value), (secret, place) => sealer.open(secret, place), association);
}
