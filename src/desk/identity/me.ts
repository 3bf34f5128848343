import type { AccountView, DeskAccounts } from "../accounts";
import type { Me, Presence } from "../api";
import { refusing } from "../edge";

/** Who is there, for those who give cases to them. */
export interface PresenceBook {
  of(accountId: string): Promise<Presence>;
  /** `gone`: signed out. */
  set(accountId: string, presence: Presence): Promise<void>;
}

export interface IdentityOptions {
  readonly accounts: DeskAccounts;
  readonly association: string;
  readonly presence: PresenceBook;
}

type Seen = { readonly account: AccountView; readonly isLocked: boolean; readonly endsAt: number };

export async function meOf({ account: { id, role, profile }, isLocked, endsAt }: Seen, { association, presence }: IdentityOptions): Promise<Me> {
  const { firstName: name, languages, territory, capacity } = profile;
  return { id, name, role, association, languages, territory, capacity, presence: await presence.of(id), isLocked, endsAt };
}

/** @param session token that was just given. @throws DeskRefused SIGNED_OUT when it has ended again meanwhile. */
export async function meOfSession(session: string, options: IdentityOptions): Promise<Me> {
  const look = await options.accounts.sessions.look(session, { isActivity: false });
  if (look.outcome === "ended") throw refusing("SIGNED_OUT");
  return meOf({ ...look, isLocked: look.outcome === "locked" }, options);
}
