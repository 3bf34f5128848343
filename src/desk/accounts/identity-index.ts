import type { DeskStore } from "../../core/ports";
import type { OpenIdLink } from "./openid-link";

interface IdentityRecord {
  readonly v: 1;
  readonly account: string;
}

/** Which account a hash of the directory leads to. A pointer is a hint: whoever follows it looks at the account, which alone counts. */
export class IdentityIndex {
  constructor(readonly store: DeskStore, readonly association: string) {}

  async accountOf(hash: string): Promise<string | null> {
    const record = await this.store.read(this.association, "openid_identity", hash);
    return (record?.value as IdentityRecord | undefined)?.account ?? null;
  }

  /**
   * @param isTaken asked about the account that the hash leads to, when it is another one.
   * @returns false when the hash stays with the other account, or somebody was quicker.
   */
  async point(hash: string, account: string, ttlMs: number, isTaken: (other: string) => Promise<boolean>): Promise<boolean> {
    const record = await this.store.read(this.association, "openid_identity", hash);
    const other = (record?.value as IdentityRecord | undefined)?.account ?? account;
    if (other !== account && (await isTaken(other))) return false;
    const value: IdentityRecord = { v: 1, account };
    return (await this.store.write(this.association, "openid_identity", hash, value, { revision: record?.revision ?? 0, ttlMs })) !== null;
  }

  /** Those that lead to this account; what has passed to another stays. */
  async forget(link: OpenIdLink | null, account: string): Promise<void> {
    for (const hash of hashesOf(link)) if ((await this.accountOf(hash)) === account) await this.store.remove(this.association, "openid_identity", hash);
  }
}

export const hashesOf = (link: OpenIdLink | null): readonly string[] => (link === null ? [] : [...new Set([link.given, ...(link.subject === null ? [] : [link.subject])])]);
