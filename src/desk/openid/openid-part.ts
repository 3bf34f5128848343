import { z } from "zod";
import { clearCookie, deviceCookie, hashToken, openIdCookie, sessionCookie, setCookie, type DeskAccounts, type IdentityHasher, type SignInAnswer } from "../accounts";
import type { OpenIdCode, OpenIdDoor, OpenIdStart } from "../api";
import type { DeskPart } from "../desk-part";
import { DeskReply, refusing, withCookies, type DeskRoutes, type Stranger } from "../edge";
import { meOfSession, type IdentityOptions } from "../identity";
import { IssuerRefused, IssuerUnavailable, type Issuer, type Shown } from "./issuer";
import { maxCallbackLength } from "./limits";
import type { LoginBook, Returned } from "./login-book";

export const callbackPath = "/desk/api/openid/callback";

/** The directory of one association. */
export interface Directory {
  readonly issuer: Issuer;
  readonly logins: LoginBook;
  readonly identities: IdentityHasher;
  /** What the button says. */
  readonly label: string;
  /** Origin that the browser comes back to; null: this host is not one that the directory may send anybody to. */
  readonly originOf: (host: string | null) => string | null;
}

export interface OpenIdOptions extends IdentityOptions {
  readonly directory: Directory | null;
  readonly report: (route: string, error: unknown) => void;
}

const nothingSchema = z.object({});
const codeSchema: z.ZodType<OpenIdCode> = z.object({ code: z.string() });

/** Where the page is shown again, and what it says; nothing of a request is ever in it. */
const pages = { done: "/desk/", code: "/desk/#openid=code", refused: "/desk/#openid=refused", unavailable: "/desk/#openid=unavailable" } as const;

/** Signing in through the association's own directory. */
export const openIdPart = (options: OpenIdOptions): DeskPart => ({
  register: (desk: DeskRoutes) => {
    const { accounts, directory, report } = options;

    desk.getFromAnybody("/desk/api/openid", async (): Promise<OpenIdDoor> => ({ label: directory?.label ?? null }));

    desk.postFromAnybody("/desk/api/openid/start", { body: nothingSchema }, async (stranger) => {
      if (directory === null) throw refusing("NOT_FOUND");
      const origin = directory.originOf(stranger.host);
      if (origin === null) throw refusing("FORBIDDEN", { fields: { origin: "another_page" } });
      const tried = await accounts.openIdSignIn.begin(stranger.address);
      if (!tried.isAllowed) throw refusing("WAIT", { retryAfterMs: tried.retryAfterMs });
      const { location, asked } = await directory.issuer.ask(origin + callbackPath);
      const session = stranger.cookie(sessionCookie);
      const start: OpenIdStart = { location };
      return withCookies(start, setCookie(openIdCookie, await directory.logins.begin(asked, session && hashToken(session))));
    });

    desk.getFromAnybody("/desk/api/openid/callback", (stranger) => callback(stranger).catch((error: unknown) => {
      report(callbackPath, error);
      return redirectTo("unavailable"); // a person is looking: a page, not JSON
    }));

    const callback = async (stranger: Returning): Promise<DeskReply> => {
      const back = directory && (await comeBack(directory, stranger));
      if (directory === null || back === null) return redirectTo("refused");
      const shown = await named(directory, back, stranger.query).catch((error: unknown) => error);
      if (shown instanceof Error) {
        // what the directory says of a person is in neither: codes alone are logged
        report(callbackPath, shown);
        if (shown instanceof IssuerRefused) await accounts.audit.note(null, "sign_in_refused");
        return redirectTo(shown instanceof IssuerRefused ? "refused" : "unavailable");
      }
      const { subject, email, isTwoFactor } = shown as Shown;
      const identity = directory.identities.shown({ subject, email });
      if (identity === null) return redirectTo("refused");
      if (!isTwoFactor) {
        // also for those whom we do not know: who is asked for a code learns nothing
        await back.waitForCode(identity);
        return redirectTo("code");
      }
      const answer = await accounts.openIdSignIn.signIn({ identity, code: null, address: stranger.address });
      if (answer.outcome !== "signed_in") return redirectTo("refused", clearCookie(openIdCookie));
      return redirectTo("done", ...(await entering(accounts, answer, back.replaces)));
    };

    desk.postFromAnybody("/desk/api/openid/code", { body: codeSchema }, async (stranger) => {
      const waiting = directory && (await directory.logins.tryCode(stranger.cookie(openIdCookie)));
      if (waiting === null) throw refusing("TOO_LATE");
      const answer = await accounts.openIdSignIn.signIn({ identity: waiting.identity, code: stranger.body.code, address: stranger.address });
      if (answer.outcome === "wait") throw refusing("WAIT", { retryAfterMs: answer.retryAfterMs });
      if (answer.outcome === "refused") throw refusing("REFUSED");
      await waiting.use();
      return withCookies(await meOfSession(answer.session, options), ...(await entering(accounts, answer, waiting.replaces)));
    });
  },
});

type Returning = Stranger & { readonly query: URLSearchParams };

async function comeBack({ logins }: Directory, { cookie, query }: Returning): Promise<Returned | null> {
  const states = query.getAll("state");
  return query.toString().length > maxCallbackLength || states.length !== 1 ? null : logins.comeBack(cookie(openIdCookie), states[0] ?? null);
}

/** @throws IssuerRefused, IssuerUnavailable; anything else is a defect, told as the directory being away. */
function named({ issuer }: Directory, { asked }: Returned, query: URLSearchParams): Promise<Shown> {
  return issuer.answer(query, asked).catch((error: unknown) => {
    throw error instanceof IssuerRefused || error instanceof IssuerUnavailable ? error : new IssuerUnavailable({ cause: error });
  });
}

/** The session of before, which may stand behind a locked screen, ends when the new one begins. */
async function entering({ sessions }: DeskAccounts, answer: Extract<SignInAnswer, { readonly outcome: "signed_in" }>, replaces: string | null): Promise<readonly string[]> {
  if (replaces !== null) await sessions.forget(replaces);
  return [setCookie(sessionCookie, answer.session), setCookie(deviceCookie, answer.device), clearCookie(openIdCookie)];
}

const redirectTo = (page: keyof typeof pages, ...cookies: readonly string[]): DeskReply => new DeskReply("", { redirect: pages[page], cookies });
