import type { Request, Response, Server } from "restify";
import { z } from "zod";
import type { ClaimRefusal } from "../../bot/phone-moves";
import { answering, sendJson } from "../edge/answer";
import { readJson } from "../edge/body";
import { refuse, RequestRefused } from "../edge/failure";
import { maxBodyBytes } from "../edge/limits";
import { addressOf, isOriginAllowed } from "../edge/origin";
import { bucketOf, limitRate } from "../edge/rate-limit";
import { authorise, ensureHere, type Bound } from "./guard";
import { phoneClaimRate, phoneCodeRate } from "./limits";
import type { Setup } from "./setup";
import { newUserId } from "./tokens";

const path = "/page/phone-code";
/** 128 random bits. */
const secret = z.string().regex(/^[\w-]{22}$/);
const claimSchema = z.union([
  z.strictObject({ square: secret, phone: secret }),
  z.strictObject({ digits: z.string().regex(/^\d{6}$/), phone: secret }),
]);
const answerSchema = z.strictObject({ answer: z.enum(["yes", "no"]) });

/** What a phone is told; each has its own sentence on the page. */
const refusals: Readonly<Record<ClaimRefusal, RequestRefused>> = {
  wrong: new RequestRefused(404, "CodeWrong", "there is no such code"),
  expired: new RequestRefused(410, "CodeExpired", "the code is not good any more"),
  used: new RequestRefused(409, "CodeUsed", "another phone has used the code"),
  closed: new RequestRefused(410, "CodeClosed", "too many phones have asked for this conversation"),
  declined: new RequestRefused(403, "CodeDeclined", "nobody said yes at the kiosk"),
  gone: new RequestRefused(404, "ConversationNotFound", "this conversation has ended"),
};

/**
 * How a conversation goes on by phone. `POST /page/phone-code` (with the kiosk's token) draws a code and makes the older one worthless, `GET` says
 * whether a phone asks, `POST …/answer` answers for the person in front of the kiosk, `DELETE` takes the code back. `POST …/claim` is the phone's: the
 * square's code, or the six digits, with a secret that the phone draws for this one attempt, so that it may ask again when an answer was lost.
 */
export function registerPhoneRoutes(server: Server, setup: Setup): void {
  const { phoneMoves, tokens, report, now } = setup;
  if (phoneMoves === undefined) return;
  const allowCode = limitRate(phoneCodeRate, now);
  const allowClaim = limitRate(phoneClaimRate, now);

  const atKiosk = async (req: Request): Promise<Bound> => {
    const access = authorise(req, setup);
    if (access.channel !== "kiosk" || access.conversation === null) throw refuse.forbidden("NotAKiosk", "only a kiosk's conversation goes on by phone");
    const bound = { ...access, conversation: access.conversation };
    await ensureHere(bound, setup);
    return bound;
  };

  const draw = async (req: Request, res: Response): Promise<void> => {
    const { conversation } = await atKiosk(req);
    const rate = allowCode(conversation.id);
    if (!rate.allowed) throw refuse.tooMany("too many codes for this conversation", rate.retryAfterSeconds);
    const drawn = await phoneMoves.offer(conversation);
    if (drawn === null) throw new RequestRefused(409, "MoveUnderWay", "a phone is taking the conversation along");
    if (drawn === "unasked") throw new RequestRefused(409, "ConsentUnasked", "the person has not yet said whether answers are kept");
    sendJson(res, 201, { square: drawn.square, digits: drawn.digits, expires_in: Math.floor(drawn.lifeMs / 1000), kept_for: Math.ceil(drawn.keptMs.web / 1000), kept_in_app: Math.ceil(drawn.keptMs.azure / 1000) });
  };

  const look = async (req: Request, res: Response): Promise<void> => {
    const { conversation } = await atKiosk(req);
    sendJson(res, 200, { state: await phoneMoves.stateOf(conversation) });
  };

  const answer = async (req: Request, res: Response): Promise<void> => {
    const { conversation } = await atKiosk(req);
    const said = parsed(answerSchema, await readJson(req, maxBodyBytes));
    sendJson(res, 200, { isHeard: await phoneMoves.answer(conversation, said.answer) });
  };

  const withdraw = async (req: Request, res: Response): Promise<void> => {
    const { conversation } = await atKiosk(req);
    await phoneMoves.withdraw(conversation);
    sendJson(res, 200, {});
  };

  const claim = async (req: Request, res: Response): Promise<void> => {
    if (!isOriginAllowed(req, setup.publicUrl)) throw refuse.forbidden("OriginNotAllowed", "this page may not use the service");
    const rate = allowClaim(bucketOf(addressOf(req, setup.trustProxy ?? false)));
    if (!rate.allowed) throw refuse.tooMany("too many codes from this address", rate.retryAfterSeconds);
    const given = parsed(claimSchema, await readJson(req, maxBodyBytes));
    const claimed = "square" in given ? await phoneMoves.claim("square", given.square, given.phone) : await phoneMoves.claim("digits", given.digits, given.phone);
    switch (claimed.outcome) {
      case "moved":
        return sendJson(res, 200, tokens.answer({ user: newUserId(), conversation: claimed.conversation, channel: "web" }));
      case "asked":
      case "moving":
        return sendJson(res, 202, { state: claimed.outcome });
      case "refused":
        throw refusals[claimed.why];
      case "digits_closed":
        throw new RequestRefused(429, "DigitsClosed", "too many wrong codes were tried", { "Retry-After": String(Math.ceil(claimed.retryAfterMs / 1000)) });
    }
  };

  server.post(path, answering("phone-code-draw", report, draw));
  server.get(path, answering("phone-code-look", report, look));
  server.del(path, answering("phone-code-withdraw", report, withdraw));
  server.post(`${path}/answer`, answering("phone-code-answer", report, answer));
  server.post(`${path}/claim`, answering("phone-code-claim", report, claim));
}

/** @throws RequestRefused 400; what was sent is not in it. */
function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (!read.success) throw refuse.badRequest("BadArgument", "the body is not of the form that is asked for");
  return read.data;
}
