import { z } from "zod";
import { clearCookie, deviceCookie, may, sessionCookie, setCookie } from "../accounts";
import type { SignIn, Unlock } from "../api";
import { refusing, withCookies, type DeskRoutes } from "../edge";
import { meOf, meOfSession, type IdentityOptions } from "./me";

/** Whatever the strings hold: what cannot be right is refused as what is wrong. */
const signInSchema: z.ZodType<SignIn> = z.object({ name: z.string(), password: z.string(), code: z.string() });
const unlockSchema: z.ZodType<Unlock> = z.object({ password: z.string() });
const nothingSchema = z.object({});

/** Coming, going, and leaving the screen for a while. */
export function registerSessionRoutes(desk: DeskRoutes, options: IdentityOptions): void {
  const { accounts, presence } = options;

  desk.get("/desk/api/me", { permission: "own.account", isActivity: false, isOpenWhenLocked: true }, (request) => meOf(request, options));

  desk.postFromAnybody("/desk/api/sign-in", { body: signInSchema }, async ({ body: { name, password, code }, address, device }) => {
    const answer = await accounts.signIn.signIn({ signInName: name, password, code, address, device });
    if (answer.outcome === "wait") throw refusing("WAIT", { retryAfterMs: answer.retryAfterMs });
    if (answer.outcome === "refused") throw refusing("REFUSED");
    return withCookies(await meOfSession(answer.session, options), setCookie(sessionCookie, answer.session), setCookie(deviceCookie, answer.device));
  });

  desk.post("/desk/api/sign-out", { permission: "own.account", isActivity: false, isOpenWhenLocked: true, body: nothingSchema }, async ({ session, account }) => {
    await accounts.sessions.end(session);
    if (may(account.role, "presence.set")) await presence.set(account.id, "gone");
    return withCookies({}, clearCookie(sessionCookie));
  });

  desk.post("/desk/api/lock", { permission: "own.account", isActivity: false, isOpenWhenLocked: true, body: nothingSchema }, async ({ session }) => {
    const answer = await accounts.sessions.lock(session);
    if (answer.outcome === "ended") throw refusing("SIGNED_OUT");
    return meOf({ ...answer, isLocked: true }, options);
  });

  desk.post("/desk/api/unlock", { permission: "own.account", isActivity: false, isOpenWhenLocked: true, body: unlockSchema }, async (request) => {
    if (!request.isLocked) return meOf(request, options);
    const answer = await accounts.sessions.unlock(request.session, request.body.password);
    if (answer.outcome === "ended") throw refusing("SIGNED_OUT");
    if (answer.outcome === "wrong") throw refusing("REFUSED");
    return withCookies(await meOfSession(answer.session, options), setCookie(sessionCookie, answer.session));
  });
}
