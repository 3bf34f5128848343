import { endSessions } from "./account";
import type { AccountBook } from "./account-book";
import type { Audit } from "./audit";
import type { Hasher } from "./hasher";
import { problemOfPassword, type PasswordProblem } from "./password";
import type { Sessions } from "./sessions";
import { nameTries, type Tries } from "./tries";

export type PasswordChangeAnswer =
  /** Every other session has ended; this one goes on under a new token. */
  | { readonly outcome: "changed"; readonly session: string }
  | { readonly outcome: "refused"; readonly problem: PasswordProblem | "wrong_password" }
  | { readonly outcome: "wait"; readonly retryAfterMs: number }
  | { readonly outcome: "ended" };

/** What the owner of an account changes in it. */
export class OwnAccount {
  constructor(readonly deps: { readonly book: AccountBook; readonly hasher: Hasher; readonly tries: Tries; readonly sessions: Sessions; readonly audit: Audit }) {}

  /** @throws SignInBusy */
  async changePassword(sessionToken: string, { current, next }: { readonly current: string; readonly next: string }): Promise<PasswordChangeAnswer> {
    const { book, hasher, tries, sessions, audit } = this.deps;
    const look = await sessions.look(sessionToken, { isActivity: true });
    const account = look.outcome === "open" ? await book.find(look.account.id) : null;
    if (account === null) return { outcome: "ended" };
    const problem = problemOfPassword(next, [account.signInName, account.profile.firstName]);
    if (problem !== null) return { outcome: "refused", problem };
    const tried = await tries.take(`password ${account.id}`, nameTries);
    if (!tried.isAllowed) return { outcome: "wait", retryAfterMs: tried.retryAfterMs };
    if (!(await hasher.check(current, account.password))) return { outcome: "refused", problem: "wrong_password" };
    const password = await hasher.hash(next);
    const changed = await book.change(account.id, (latest) => (latest.epoch === account.epoch ? { ...endSessions(latest), password } : null));
    if (changed === null) return { outcome: "ended" };
    await tries.forget(`password ${account.id}`);
    await audit.note(account.id, "password_changed");
    return { outcome: "changed", session: await sessions.start(changed) };
  }
}
