import type { IncomingMessage } from "node:http";
import { addressOf, hostOf } from "../../channels/edge/origin";
import { bucketOf } from "../../channels/edge/rate-limit";
import { deviceCookie, may, readCookie, sessionCookie, type AccountView, type AuditAction, type Cookie, type DeskAccounts, type Permission } from "../accounts";
import { assertOwnPage } from "./own-page";
import { refusing } from "./refusal";

export interface GateOptions {
  readonly accounts: DeskAccounts;
  /** Origin seen from outside when a proxy stands in front. */
  readonly publicUrl?: string;
  /** The last `X-Forwarded-For` is believed. */
  readonly trustProxy?: boolean;
}

export interface Rule {
  /** What the role of the account must have. */
  readonly permission: Permission;
  /** False for what the page asks by itself: it does not keep a session of somebody who has left. */
  readonly isActivity: boolean;
  /** Answered behind a locked screen too: nothing about any person. */
  readonly isOpenWhenLocked?: true;
}

/** Anybody: what a sign-in is held against. */
export interface Stranger {
  /** Addresses that share a subscriber are one. */
  readonly address: string;
  /** Token of the browser's device cookie. */
  readonly device: string | null;
  /** Host that the browser asked for; null when it is none. */
  readonly host: string | null;
  /** Token of another cookie. */
  cookie(which: Cookie): string | null;
}

/** Somebody who signed in and may do what was asked. */
export interface Admitted extends Stranger {
  readonly account: AccountView;
  /** Token of the cookie. */
  readonly session: string;
  readonly isLocked: boolean;
  /** The session ends then whatever happens, ms since 1970. */
  readonly endsAt: number;
  /** An entry of theirs in the audit trail. @param about random ids. */
  note(action: AuditAction, about?: { readonly account?: string; readonly case?: string }): Promise<void>;
}

export interface Gate {
  /** @throws DeskRefused FORBIDDEN when another page asks. */
  meet(req: IncomingMessage): Stranger;
  /** Also for the request that opens a socket. @throws DeskRefused SIGNED_OUT, LOCKED, FORBIDDEN */
  admit(req: IncomingMessage, rule: Rule): Promise<Admitted>;
}

export function createGate({ accounts, publicUrl, trustProxy = false }: GateOptions): Gate {
  const meet = (req: IncomingMessage): Stranger => {
    assertOwnPage(req, publicUrl);
    const cookie = (which: Cookie): string | null => readCookie(which, req.headers.cookie);
    return { address: bucketOf(addressOf(req, trustProxy)), device: cookie(deviceCookie), host: hostOf(req), cookie };
  };
  const admit = async (req: IncomingMessage, { permission, isActivity, isOpenWhenLocked }: Rule): Promise<Admitted> => {
    const stranger = meet(req);
    const session = readCookie(sessionCookie, req.headers.cookie);
    const look = session === null ? null : await accounts.sessions.look(session, { isActivity });
    // the cookie is left as it is: this answer may come after that of a sign-in or an unlock, whose cookie it would take away
    if (session === null || look === null || look.outcome === "ended") throw refusing("SIGNED_OUT");
    const { account, endsAt } = look;
    const isLocked = look.outcome === "locked";
    if (isLocked && isOpenWhenLocked !== true) throw refusing("LOCKED");
    if (!may(account.role, permission)) throw refusing("FORBIDDEN");
    return { ...stranger, account, session, isLocked, endsAt, note: (action, about) => accounts.audit.note(account.id, action, about) };
  };
  return { meet, admit };
}
