import type { IsoDate } from "../../core/flow/model";
import type { AuditEntry, DeskStore } from "../../core/ports";
import { AppError } from "../../core/errors";
import { auditMs } from "./limits";

export const auditActions = [
  "signed_in", "sign_in_refused", "signed_out", "recovery_code_used", "openid_used", "session_locked", "session_unlocked", "unlock_refused",
  "account_invited", "account_invited_again", "invitation_accepted", "account_disabled", "account_enabled", "account_signed_out", "account_erased",
  "second_factor_reset", "openid_linked", "openid_unlinked", "profile_changed", "password_changed", "accounts_read", "audit_read",
  "queue_read", "cases_searched", "case_read", "case_taken", "case_answered", "case_noted", "case_labelled", "case_transferred", "case_transfer_proposed", "case_handed_back", "case_closed", "case_reopened",
  "call_back_started", "statistics_read", "activity_exported",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Whoever runs the service, at its terminal. */
export const consoleActor = "console";

/** What a case or an account is called here; a text of somebody would not pass. */
const randomId = /^[A-Za-z0-9_-]{1,64}$/;

/** The trail of one association: who did what and when, for six months, and nothing of what was said. */
export class Audit {
  constructor(readonly store: DeskStore, readonly association: string, readonly now: () => number) {}

  /** @param actor id of an account, `consoleActor`, or null when nobody knows who. @throws AppError AUDIT_ID when an id is not one of ours. */
  async note(actor: string | null, action: AuditAction, about: { readonly account?: string; readonly case?: string } = {}): Promise<void> {
    for (const id of [actor ?? "-", about.account ?? "-", about.case ?? "-"]) {
      if (!randomId.test(id)) throw new AppError("AUDIT_ID", "an audit entry names accounts and cases by their random ids alone");
    }
    const entry: AuditEntry = {
      v: 1, at: this.now(), actor, action,
      ...(about.account !== undefined && { account: about.account }), ...(about.case !== undefined && { case: about.case }),
    };
    await this.store.appendAudit(this.association, entry, auditMs);
  }

  /** @param day in UTC. */
  read(day: IsoDate, page: { readonly from: number; readonly limit: number }): Promise<readonly AuditEntry[]> {
    return this.store.readAudit(this.association, day, page);
  }
}
