import { z } from "zod";
import type { DeskStore } from "../../core/ports";
import { standingOf, viewOf, type Account, type AccountView } from "./account";
import type { AccountBook } from "./account-book";
import type { Audit } from "./audit";
import type { Hasher } from "./hasher";
import { maxLostRaces, maxUnlockTries, renewSessionEveryMs, sessionAbsoluteMs, sessionIdleMs } from "./limits";
import { hashToken, newToken } from "./secret-token";

const sessionBits = 256;

const sessionSchema = z.strictObject({
  v: z.literal(1), account: z.string(), epoch: z.number(), startedAt: z.number(), seenAt: z.number(), lockedAt: z.number().nullable(), unlockTries: z.number(),
});
type Session = z.infer<typeof sessionSchema>;

export type SessionAnswer =
  /** `endsAt`: ms since 1970, whatever is done meanwhile. */
  | { readonly outcome: "open"; readonly account: AccountView; readonly endsAt: number }
  /** Nothing but `unlock` and `end` is possible. */
  | { readonly outcome: "locked"; readonly account: AccountView; readonly endsAt: number }
  | { readonly outcome: "ended" };

/** ms since 1970, whatever is done meanwhile. */
const endOf = ({ startedAt }: Session): number => startedAt + sessionAbsoluteMs;

export type UnlockAnswer = { readonly outcome: "open"; readonly session: string } | { readonly outcome: "wrong" } | { readonly outcome: "ended" };

interface Standing {
  readonly session: Session;
  readonly revision: number;
  readonly account: Account;
}

/**
 * Who is at the desk. A session is a random token; the store knows its digest alone. It ends by itself, with its account's epoch (all at
 * once), or when its account is disabled: each request asks both records.
 */
export class Sessions {
  constructor(readonly deps: {
    readonly store: DeskStore; readonly association: string; readonly book: AccountBook; readonly hasher: Hasher; readonly audit: Audit; readonly now: () => number;
  }) {}

  /** The token, for the cookie. */
  async start({ id, epoch }: Account, startedAt = this.deps.now()): Promise<string> {
    const token = newToken(sessionBits);
    await this.#write(token, { v: 1, account: id, epoch, startedAt, seenAt: this.deps.now(), lockedAt: null, unlockTries: 0 }, 0);
    return token;
  }

  /** @param isActivity false for what the page does by itself: it does not keep a session of somebody who has left. */
  async look(token: string, { isActivity }: { readonly isActivity: boolean }): Promise<SessionAnswer> {
    for (let lost = 0; lost < maxLostRaces; lost += 1) {
      const found = await this.#find(token);
      if (found === null) return { outcome: "ended" };
      const { session, revision, account } = found;
      if (session.lockedAt !== null) return { outcome: "locked", account: viewOf(account), endsAt: endOf(session) };
      const now = this.deps.now();
      const isRenewed = isActivity && now - session.seenAt >= renewSessionEveryMs;
      // lost to a lock or to another request of the same page: what counts is what stands there now
      if (isRenewed && !(await this.#write(token, { ...session, seenAt: now }, revision))) continue;
      return { outcome: "open", account: viewOf(account), endsAt: endOf(session) };
    }
    return { outcome: "ended" };
  }

  /** Until the password is given again, or the working day of the session is over. */
  async lock(token: string): Promise<SessionAnswer> {
    for (let lost = 0; lost < maxLostRaces; lost += 1) {
      const found = await this.#find(token);
      if (found === null) return { outcome: "ended" };
      const { session, revision, account } = found;
      if (session.lockedAt === null) {
        if (!(await this.#write(token, { ...session, lockedAt: this.deps.now(), unlockTries: 0 }, revision))) continue;
        await this.deps.audit.note(account.id, "session_locked");
      }
      return { outcome: "locked", account: viewOf(account), endsAt: endOf(session) };
    }
    return { outcome: "ended" };
  }

  /** A new token for the same session; after `maxUnlockTries` wrong passwords it ends, and the whole sign-in is due. @throws SignInBusy */
  async unlock(token: string, password: string): Promise<UnlockAnswer> {
    const found = await this.#find(token);
    if (found === null || found.session.lockedAt === null) return { outcome: "ended" };
    const { session, revision, account } = found;
    const unlockTries = session.unlockTries + 1;
    // counted before it is looked at: of many sent at once only one is
    if (!(await this.#write(token, { ...session, unlockTries }, revision))) return { outcome: "wrong" };
    if (await this.deps.hasher.check(password, account.password)) {
      await this.#remove(token);
      await this.deps.audit.note(account.id, "session_unlocked");
      return { outcome: "open", session: await this.start({ ...account, epoch: session.epoch }, session.startedAt) };
    }
    await this.deps.audit.note(account.id, "unlock_refused");
    if (unlockTries < maxUnlockTries) return { outcome: "wrong" };
    await this.#remove(token);
    return { outcome: "ended" };
  }

  async end(token: string): Promise<void> {
    const found = await this.#find(token);
    await this.#remove(token);
    if (found !== null) await this.deps.audit.note(found.account.id, "signed_out");
  }

  /** The session that this browser had before it signed in anew. @param hash `hashToken` of its token. */
  async forget(hash: string): Promise<void> {
    await this.deps.store.remove(this.deps.association, "session", hash);
  }

  async #find(token: string): Promise<Standing | null> {
    const { store, association, book, now } = this.deps;
    const record = await store.read(association, "session", hashToken(token));
    if (record === null) return null;
    const session = sessionSchema.parse(record.value);
    const account = await book.find(session.account);
    const isOver = now() - session.startedAt >= sessionAbsoluteMs || (session.lockedAt === null && now() - session.seenAt >= sessionIdleMs);
    if (account !== null && standingOf(account) === "active" && account.epoch === session.epoch && !isOver) return { session, revision: record.revision, account };
    await this.#remove(token);
    return null;
  }

  async #write(token: string, session: Session, revision: number): Promise<boolean> {
    const leftMs = Math.max(1, endOf(session) - this.deps.now());
    // a locked screen waits for its owner, whose password it asks: a lunch is longer than the idle limit
    const ttlMs = session.lockedAt === null ? Math.min(sessionIdleMs, leftMs) : leftMs;
    return (await this.deps.store.write(this.deps.association, "session", hashToken(token), session, { revision, ttlMs })) !== null;
  }

  async #remove(token: string): Promise<void> {
    await this.deps.store.remove(this.deps.association, "session", hashToken(token));
  }
}
