import { z } from "zod";
import { deviceCookie, sessionCookie, setCookie, type EnrolmentAnswer, type PasswordChangeAnswer } from "../accounts";
import type { Invitation, InvitationConfirmation, InvitationView, PasswordChange, PresenceWish, RecoveryCodes } from "../api";
import { refusing, withCookies, type DeskRefused, type DeskRoutes } from "../edge";
import { meOf, type IdentityOptions } from "./me";

const invitationSchema: z.ZodType<Invitation> = z.object({ token: z.string() });
const confirmationSchema: z.ZodType<InvitationConfirmation> = z.object({ token: z.string(), password: z.string(), code: z.string() });
const passwordSchema: z.ZodType<PasswordChange> = z.object({ current: z.string(), next: z.string() });
const presenceSchema: z.ZodType<PresenceWish> = z.object({ presence: z.enum(["present", "away"]) });

type Problem = Extract<EnrolmentAnswer | PasswordChangeAnswer, { readonly outcome: "refused" }>["problem"];

/** What people do with their own account, from the link that invites them on. */
export function registerOwnAccountRoutes(desk: DeskRoutes, options: IdentityOptions): void {
  const { accounts, presence } = options;

  desk.postFromAnybody("/desk/api/invitation", { body: invitationSchema }, async ({ body: { token } }): Promise<InvitationView> => {
    const answer = await accounts.enrolment.open(token);
    if (answer.outcome === "unknown") throw refusing("NOT_FOUND");
    const { signInName, firstName, role, renews, secret, otpauthUri: otpauth } = answer;
    return { signInName, firstName, role, renews, secret, otpauth };
  });

  desk.postFromAnybody("/desk/api/invitation/confirm", { body: confirmationSchema }, async ({ body: { token, password, code } }) => {
    const answer = await accounts.enrolment.accept(token, { password, code });
    if (answer.outcome === "unknown") throw refusing("NOT_FOUND");
    if (answer.outcome === "wait") throw refusing("WAIT", { retryAfterMs: answer.retryAfterMs });
    if (answer.outcome === "refused") throw problemOf(answer.problem, { chosen: "password", asked: "password" });
    const codes: RecoveryCodes = { codes: answer.recoveryCodes };
    return withCookies(codes, setCookie(sessionCookie, answer.session), setCookie(deviceCookie, answer.device));
  });

  desk.post("/desk/api/password", { permission: "own.account", isActivity: true, body: passwordSchema }, async ({ session, body }) => {
    const answer = await accounts.own.changePassword(session, body);
    if (answer.outcome === "ended") throw refusing("SIGNED_OUT");
    if (answer.outcome === "wait") throw refusing("WAIT", { retryAfterMs: answer.retryAfterMs });
    if (answer.outcome === "refused") throw problemOf(answer.problem, { chosen: "next", asked: "current" });
    return withCookies({}, setCookie(sessionCookie, answer.session));
  });

  desk.post("/desk/api/presence", { permission: "presence.set", isActivity: true, body: presenceSchema }, async (request) => {
    await presence.set(request.account.id, request.body.presence);
    return meOf(request, options);
  });
}

/** @param fields names of the password that is chosen and of the one that is asked for. */
function problemOf(problem: Problem, fields: { readonly chosen: string; readonly asked: string }): DeskRefused {
  if (problem === "wrong_code") return refusing("REFUSED", { fields: { code: problem } });
  if (problem === "wrong_password") return refusing("REFUSED", { fields: { [fields.asked]: problem } });
  return refusing("BAD_INPUT", { fields: { [fields.chosen]: problem } });
}
