import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Request, Response, Server } from "restify";
import type { ActivityPage, Incoming } from "../../bot/conversations";
import { isLocaleTag } from "../edge/activity";
import { answering, sendJson } from "../edge/answer";
import { readBody, readJson } from "../edge/body";
import { refuse, RequestRefused } from "../edge/failure";
import { maxBodyBytes, maxUploadBytes, maxUploadsAtOnce } from "../edge/limits";
import { hostOf } from "../edge/origin";
import { authorise, authoriseFor, bindSecret, ensureHere, movedAway, type Bound } from "./guard";
import { pageSize } from "./limits";
import { presentTo, queryOf, readWatermark } from "./pages";
import { readActivity, type ReadActivity } from "./read-activity";
import { readUpload } from "./read-upload";
import type { Setup } from "./setup";
import type { TokenAnswer } from "./tokens";

const base = "/v3/directline/conversations";
/** Seconds before a client whose messages wait should write again; a full inbox empties in about that time. */
const retryWhenFullSeconds = 5;
const gone = () => refuse.notFound("ConversationNotFound", "this conversation does not exist or has ended");

/** Everything about one conversation but its socket. */
export function registerConversationRoutes(server: Server, setup: Setup): void {
  const { conversations, report } = setup;
  let uploads = 0;

  const accept = async (access: Bound, incoming: Incoming): Promise<{ readonly id: string; readonly isNew: boolean }> => {
    // with each event of a kiosk that has a place: an erasure leaves nothing that would know where the kiosk stands
    const accepted = await conversations.accept(access.channel, access.conversation, access.place ? { ...incoming, place: access.place } : incoming);
    switch (accepted.outcome) {
      case "accepted":
      case "duplicate":
        return { id: accepted.entryId, isNew: accepted.outcome === "accepted" };
      case "full":
        throw refuse.tooMany("too many messages are waiting", retryWhenFullSeconds);
      case "moved":
        throw movedAway();
    }
  };

  const withStream = (req: IncomingMessage, access: Bound, watermark: number): TokenAnswer & { readonly streamUrl: string } => {
    const host = hostOf(req);
    if (host === null) throw refuse.badRequest("BadHost", "the Host header is not a host");
    const origin = setup.publicUrl ?? `http://${host}`;
    // the client opens the socket with this address and nothing else, so the watermark travels in it
    const query = new URLSearchParams({ watermark: String(watermark), t: setup.tokens.stream(access) });
    return { ...setup.tokens.answer(access), streamUrl: `${origin.replace(/^http/, "ws")}${base}/${access.conversation.id}/stream?${query}` };
  };

  /** A reload starts again with the same token: the same event id, so the person is greeted once as long as the conversation is kept. */
  const join = async (bound: Bound, client: Pick<Incoming, "clientLocale" | "button">): Promise<boolean> => {
    const joined = { type: "joined", author: "channel", ...client } as const;
    const { isNew } = await accept(bound, { ...joined, eventId: "start" });
    if (isNew || (await conversations.exists(bound.conversation))) return isNew;
    // event ids outlive the conversation: a page left open beyond its time would stay empty
    return (await accept(bound, { ...joined, eventId: `start:${randomUUID()}` })).isNew;
  };

  const start = async (req: Request, res: Response): Promise<void> => {
    const access = authorise(req, setup);
    const body = await readJson(req, maxBodyBytes);
    const locale = access.locale ?? (typeof body === "object" && body !== null && "locale" in body ? body.locale : undefined);
    const { conversation } = access;
    const bound = conversation === null
      ? bindSecret(access, conversations.begin())
      : { ...access, conversation };
    const chosen = isLocaleTag(locale) ? { clientLocale: locale, ...(access.locale !== undefined && { button: `c:language:${access.locale}` }) } : {};
    const isNew = await join(bound, chosen);
    sendJson(res, isNew ? 201 : 200, withStream(req, bound, 0));
  };

  const reconnect = async (req: Request, res: Response): Promise<void> => {
    const access = authoriseFor(req, setup, idOf(req));
    const watermark = readWatermark(queryOf(req).get("watermark"));
    await ensureHere(access, setup);
    sendJson(res, 200, withStream(req, access, watermark));
  };

  const list = async (req: Request, res: Response): Promise<void> => {
    const access = authoriseFor(req, setup, idOf(req));
    const after = readWatermark(queryOf(req).get("watermark"));
    const page = await readOrNothing(access, after);
    sendJson(res, 200, { activities: page.activities.map(presentTo(access.user)), watermark: String(page.watermark) });
  };

  const readOrNothing = async (access: Bound, after: number): Promise<ActivityPage> => {
    try {
      const page = await conversations.read(access.conversation, after, pageSize);
      if (page.hasMoved && access.channel === "kiosk") throw movedAway();
      if (page.activities.length === 0 && !(await conversations.exists(access.conversation))) throw gone();
      return page;
    } catch (error) {
      if (error instanceof RequestRefused) throw error;
      // one 5xx ends the polling of directlinejs for good, silently: "nothing new" lets it ask again when the store is back
      report("directline-activities", error);
      return { activities: [], sequence: [], watermark: after, hasMore: false, hasMoved: false };
    }
  };

  const answerActivity = async (access: Bound, read: ReadActivity, res: Response): Promise<void> => {
    // answered as soon as the event is durable; the assistant thinks afterwards and its words come by the log
    sendJson(res, 200, { id: read.kind === "ignored" ? read.id : (await accept(access, read.incoming)).id });
  };

  const post = async (req: Request, res: Response): Promise<void> => {
    const access = authoriseFor(req, setup, idOf(req));
    await answerActivity(access, readActivity(await readJson(req, maxBodyBytes)), res);
  };

  const upload = async (req: Request, res: Response): Promise<void> => {
    const access = authoriseFor(req, setup, idOf(req));
    if (uploads >= maxUploadsAtOnce) throw refuse.tooMany("too many uploads at once", retryWhenFullSeconds);
    uploads += 1;
    try {
      const body = await readBody(req, maxUploadBytes);
      await answerActivity(access, await readUpload(body, req.headers["content-type"]), res);
    } finally {
      uploads -= 1;
    }
  };

  const sessionId = async (req: Request, res: Response): Promise<void> => {
    authorise(req, setup);
    sendJson(res, 200, { sessionId: randomUUID() });
  };

  /** Nothing that was sent is kept; whoever asks must still say who they are, so that this stays true when something is. */
  const attachment = async (req: Request): Promise<void> => {
    authorise(req, setup);
    throw refuse.notFound("AttachmentNotFound", "attachments are not kept");
  };

  server.post(base, answering("conversation-start", report, start));
  server.get(`${base}/:id`, answering("conversation-reconnect", report, reconnect));
  server.get(`${base}/:id/activities`, answering("activities-list", report, list));
  server.post(`${base}/:id/activities`, answering("activities-post", report, post));
  server.post(`${base}/:id/upload`, answering("activities-upload", report, upload));
  server.get("/v3/directline/session/getsessionid", answering("session-id", report, sessionId));
  server.get("/v3/directline/attachments/*", answering("attachment", report, attachment));
  server.get(`${base}/:id/attachments/*`, answering("attachment", report, attachment));
}

function idOf(req: Request): string {
  return String((req.params as Record<string, unknown>)["id"]);
}
