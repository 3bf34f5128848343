import type { IncomingMessage } from "node:http";
import type { Request, Response, Server } from "restify";
import { z } from "zod";
import { isLocaleTag } from "../edge/activity";
import type { PublicPlace } from "../../core/conversation/session";
import { answering, sendJson } from "../edge/answer";
import { readJson } from "../edge/body";
import { refuse } from "../edge/failure";
import { maxBodyBytes } from "../edge/limits";
import { addressOf, isOriginAllowed } from "../edge/origin";
import { bucketOf, limitRate } from "../edge/rate-limit";
import { authorise, bearerOf, ensureHere, type Bound } from "./guard";
import type { Setup } from "./setup";
import type { Sockets } from "./sockets";
import { newUserId } from "./tokens";

const userSchema = z.object({ id: z.string().nullish(), Id: z.string().nullish() }).nullish();
/** Both spellings are in use; `resume`, `channel`, `locale` and `place` (the token in a kiosk's address) are ours. */
const requestSchema = z.object({
  user: userSchema, User: userSchema, resume: z.string().max(2_000).nullish(), channel: z.enum(["web", "kiosk"]).nullish(),
  locale: z.string().refine(isLocaleTag).nullish(), place: z.string().max(64).nullish(),
});

/** `POST /tokens/generate` and `POST /tokens/refresh`. */
export function registerTokenRoutes(server: Server, setup: Setup, sockets: Sockets): void {
  const { conversations, tokens, now } = setup;
  const allowNew = limitRate(setup.tokenRate, now);

  const admitStranger = (req: IncomingMessage): void => {
    if (!isOriginAllowed(req, setup.publicUrl)) throw refuse.forbidden("OriginNotAllowed", "this page may not ask for tokens");
    const rate = allowNew(bucketOf(addressOf(req, setup.trustProxy ?? false)));
    if (!rate.allowed) throw refuse.tooMany("too many new conversations from this address", rate.retryAfterSeconds);
  };

  const placeOf = (token: string): PublicPlace => {
    const found = setup.places?.find((place) => place.token === token);
    if (found === undefined) throw refuse.forbidden("PlaceUnknown", "no kiosk has this address");
    return { id: found.id, territory: found.territory };
  };

  const comeBack = async (resume: string): Promise<Bound> => {
    const access = tokens.read(resume, "resume");
    await ensureHere(access, setup);
    return access;
  };

  const generate = async (req: Request, res: Response): Promise<void> => {
    const bearer = bearerOf(req);
    const isTrusted = bearer !== null && tokens.isSecret(bearer);
    if (!isTrusted) admitStranger(req);
    const parsed = requestSchema.safeParse((await readJson(req, maxBodyBytes)) ?? {});
    if (!parsed.success) throw refuse.badRequest("BadArgument", `${parsed.error.issues[0]?.path.join(".") || "the body"} has the wrong type`);
    const { resume, channel: asked, locale, place: placeToken, user: given, User: Given } = parsed.data;
    if (resume != null) return sendJson(res, 200, tokens.answer(await comeBack(resume)));
    // a stranger's own idea of its id is not used: it could be somebody else's
    const wanted = isTrusted ? (given?.id ?? given?.Id ?? Given?.id ?? Given?.Id) : undefined;
    if (wanted != null && !/^dl_[\w-]{8,64}$/.test(wanted)) throw refuse.badRequest("BadArgument", "user.id must begin with dl_ (8 to 64 letters, digits, - or _)");
    const channel = asked ?? "web";
    const place = placeToken == null ? undefined : placeOf(placeToken);
    const user = wanted ?? newUserId();
    // somebody named by whoever holds the secret comes back to their conversation; a stranger begins one
    const conversation = wanted == null ? conversations.begin() : (await conversations.open(channel, wanted)).key;
    sendJson(res, 200, tokens.answer({ user, conversation, channel, ...(locale != null && { locale }), ...(place && { place }) }));
  };

  const refresh = async (req: Request, res: Response): Promise<void> => {
    const access = authorise(req, setup);
    if (access.conversation === null) throw refuse.forbidden("Forbidden", "a secret is not refreshed");
    const bound = { ...access, conversation: access.conversation };
    await ensureHere(bound, setup);
    sockets.extend(bound.conversation.id, bound.user, now() + tokens.lifetimeMs);
    sendJson(res, 200, tokens.answer(bound));
  };

  server.post("/v3/directline/tokens/generate", answering("tokens-generate", setup.report, generate));
  server.post("/v3/directline/tokens/refresh", answering("tokens-refresh", setup.report, refresh));
}
