import type { ConversationReference } from "botbuilder";
import type { Request, Response, Server } from "restify";
import type { Conversations } from "../../bot/conversations";
import type { Deliverer } from "../../bot/delivery";
import type { MessagingMoves } from "../../bot/messaging-moves";
import type { AzureConfig } from "../../config";
import { AppError } from "../../core/errors";
import { answering, sendJson, type ReportFailure } from "../edge/answer";
import { readJson } from "../edge/body";
import { refuse, RequestRefused } from "../edge/failure";
import { AzureAdapter, type AzureCloud } from "./azure-adapter";
import { presentFor } from "./buttons";
import { maxActivityBytes, retryWhenFullSeconds } from "./limits";
import { parseRequest, readRequest, type AzureInput } from "./read-request";

const route = "/api/messages";
const channel = "azure";

/** What stands behind the door. */
export interface AzureHouse {
  readonly conversations: Conversations;
  readonly moves: Pick<MessagingMoves, "take">;
}

export interface AzureChannel {
  readonly deliverer: Deliverer;
  register(server: Server, house: AzureHouse): void;
}

/** Azure Bot Service, and every platform behind it. @param cloud for tests; see `AzureCloud`. */
export function createAzureChannel(options: { readonly azure: AzureConfig; readonly report: ReportFailure; readonly cloud?: AzureCloud }): AzureChannel {
  const adapter = new AzureAdapter(options.azure, options.cloud);
  return {
    deliverer: {
      channel,
      send: (activity, reference) => {
        const to = reference as Partial<ConversationReference>;
        return adapter.send(presentFor(to.channelId ?? "", activity), to);
      },
    },
    register: (server, house) => {
      server.post(route, answering("azure-messages", options.report, async (req: Request, res: Response) => {
        const { authorization } = req.headers;
        if (authorization === undefined) throw refuse.unauthorized("a bearer token is needed");
        const request = parseRequest(await readJson(req, maxActivityBytes));
        await authenticate(adapter, authorization, request);
        await accept(house, readRequest(request));
        sendJson(res, 200, {});
      }));
    },
  };
}

/** Without an app id the SDK would answer anybody, at whatever address they name: the door is not there at all. */
export function refuseAzure(server: Server, report: ReportFailure): void {
  // without a route of its own a POST would meet the pages' GET and be told 405
  server.post(route, answering("azure-messages", report, async () => {
    throw refuse.notFound("NotFound", "there is nothing here");
  }));
}

/** Keys that cannot be read now are our trouble, not a forged token: 503, and Azure sends again. */
async function authenticate(adapter: AzureAdapter, authorization: string, request: { readonly channelId: string; readonly serviceUrl: string }): Promise<void> {
  try {
    await adapter.authenticate(authorization, request);
  } catch (error) {
    throw error instanceof RequestRefused ? error : new AppError("AZURE_KEYS_AWAY", "the keys of Azure cannot be read", { cause: error });
  }
}

/** Resolves once the event is durable; the turn goes on by itself, and its words leave by the delivery. */
async function accept({ conversations, moves }: AzureHouse, input: AzureInput): Promise<void> {
  if (input.kind === "ignored") return;
  const { address, incoming } = input;
  const { key } = await conversations.open(channel, address);
  const taken = await moves.take({ channel, address, key }, incoming);
  if (taken === "busy") throw refuse.unavailable();
  if (taken === "done") return;
  let { outcome } = await conversations.accept(channel, key, incoming);
  // another node gave the address to another talk; what this one remembered is too old
  if (outcome === "moved") ({ outcome } = await conversations.accept(channel, await conversations.redirect(channel, address, { of: key.id }), incoming));
  if (outcome === "full") throw refuse.tooMany("too many messages are waiting", retryWhenFullSeconds);
}
