import type { ConversationReference } from "botbuilder";
import type { Request, Response, Server } from "restify";
import type { Conversations } from "../../bot/conversations";
import type { Deliverer } from "../../bot/delivery";
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

export interface AzureChannel {
  readonly deliverer: Deliverer;
  register(server: Server, conversations: Conversations): void;
}

/** Azure Bot Service, and every platform behind it. @param cloud for tests; see `AzureCloud`. */
export function createAzureChannel(options: { readonly azure: AzureConfig; readonly report: ReportFailure; readonly cloud?: AzureCloud }): AzureChannel {
  const adapter = new AzureAdapter(options.azure, options.cloud);
  return {
    deliverer: {
      channel: "azure",
      send: (activity, reference) => {
        const to = reference as Partial<ConversationReference>;
        return adapter.send(presentFor(to.channelId ?? "", activity), to);
      },
    },
    register: (server, conversations) => {
      server.post(route, answering("azure-messages", options.report, async (req: Request, res: Response) => {
        const { authorization } = req.headers;
        if (authorization === undefined) throw refuse.unauthorized("a bearer token is needed");
        const request = parseRequest(await readJson(req, maxActivityBytes));
        await authenticate(adapter, authorization, request);
        await accept(conversations, readRequest(request));
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
async function accept(conversations: Conversations, input: AzureInput): Promise<void> {
  if (input.kind === "ignored") return;
  const { key } = await conversations.open("azure", input.address);
  const { outcome } = await conversations.accept("azure", key, input.incoming);
  if (outcome === "full") throw refuse.tooMany("too many messages are waiting", retryWhenFullSeconds);
}
