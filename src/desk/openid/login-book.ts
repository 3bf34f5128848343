import { timingSafeEqual } from "node:crypto";
import type { DeskStore } from "../../core/ports";
import { hashToken, newToken, openIdLoginMs, type ShownIdentity } from "../accounts";
import type { Asked } from "./issuer";
import { maxCodeTries } from "./limits";

const bindingBits = 256;

/** One visit to the directory, from the button to the desk. */
type Login =
  | { readonly v: 1; readonly phase: "sent"; readonly asked: Asked; readonly replaces: string | null }
  /** The directory has named somebody; our code is due. */
  | { readonly v: 1; readonly phase: "code"; readonly identity: ShownIdentity; readonly replaces: string | null; readonly codeTries: number; readonly endsAt: number }
  | { readonly v: 1; readonly phase: "used" };

export interface Returned {
  readonly asked: Asked;
  /** Hash of the session that the browser had before. */
  readonly replaces: string | null;
  /** Keeps who it is until our code is given. */
  waitForCode(identity: ShownIdentity): Promise<void>;
}

export interface Waiting {
  readonly identity: ShownIdentity;
  readonly replaces: string | null;
  /** Nobody signs in by this visit again. @returns false when somebody was quicker. */
  use(): Promise<boolean>;
}

/** Visits that are under way, each known by the cookie of the browser that began it, and each of use once. */
export class LoginBook {
  constructor(readonly store: DeskStore, readonly association: string, readonly now: () => number) {}

  /** @returns the token of the cookie. */
  async begin(asked: Asked, replaces: string | null): Promise<string> {
    const token = newToken(bindingBits);
    await this.#write(token, { v: 1, phase: "sent", asked, replaces }, 0, openIdLoginMs);
    return token;
  }

  /** Used up before anything is asked of the directory; a state that is not this visit's uses nothing up. */
  async comeBack(token: string | null, state: string | null): Promise<Returned | null> {
    const found = await this.#find(token);
    if (token === null || found?.login.phase !== "sent" || state === null) return null;
    const { asked, replaces } = found.login;
    const leftMs = asked.at + openIdLoginMs - this.now();
    if (leftMs <= 0 || !isSame(state, asked.state)) return null;
    const revision = await this.#write(token, { v: 1, phase: "used" }, found.revision, leftMs);
    if (revision === null) return null;
    return {
      asked, replaces,
      waitForCode: async (identity) => {
        await this.#write(token, { v: 1, phase: "code", identity, replaces, codeTries: 0, endsAt: asked.at + openIdLoginMs }, revision, leftMs);
      },
    };
  }

  /** One try of a code, counted before it is looked at: of many sent at once only one is. Null when the visit is over. */
  async tryCode(token: string | null): Promise<Waiting | null> {
    const found = await this.#find(token);
    if (token === null || found?.login.phase !== "code") return null;
    const { identity, replaces, codeTries, endsAt } = found.login;
    const leftMs = endsAt - this.now();
    if (leftMs <= 0 || codeTries >= maxCodeTries) return null;
    const revision = await this.#write(token, { ...found.login, codeTries: codeTries + 1 }, found.revision, leftMs);
    if (revision === null) return null;
    return { identity, replaces, use: async () => (await this.#write(token, { v: 1, phase: "used" }, revision, leftMs)) !== null };
  }

  async #find(token: string | null): Promise<{ readonly login: Login; readonly revision: number } | null> {
    const record = token === null ? null : await this.store.read(this.association, "openid_login", hashToken(token));
    return record && { login: record.value as Login, revision: record.revision };
  }

  #write(token: string, login: Login, revision: number, ttlMs: number): Promise<number | null> {
    return this.store.write(this.association, "openid_login", hashToken(token), login, { revision, ttlMs });
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(hashToken(given)), Buffer.from(hashToken(expected))];
  return timingSafeEqual(a, b);
}
