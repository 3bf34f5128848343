import {
  CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity, type ConversationReference, type TurnContext,
} from "botbuilder";
import type { AzureConfig } from "../../config";
import { refuse, RequestRefused } from "../edge/failure";
import { connectorHttp } from "./connector-http";

type Authentication = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;

/**
 * Another cloud than Azure's public one. From code only (tests): in the environment these would let whoever sets one variable speak as anybody.
 * All six or none: with only some of them the SDK leaves the others empty and refuses every token.
 */
export interface AzureCloud {
  readonly settings: Readonly<Record<
    | "ToBotFromChannelOpenIdMetadataUrl" | "ToBotFromChannelTokenIssuer" | "ToBotFromEmulatorOpenIdMetadataUrl"
    | "ToChannelFromBotLoginUrl" | "ToChannelFromBotOAuthScope" | "OAuthUrl", string>>;
  /** Gives the token of outgoing requests. */
  readonly credentials: NonNullable<Authentication[1]>;
}

const publicIssuer = "https://api.botframework.com";

/** CloudAdapter for what it is good at, authenticating and delivering: turns are played by our own adapters. */
export class AzureAdapter extends CloudAdapter {
  private readonly appId: string;
  private readonly issuer: string;

  constructor({ appId, appType, appPassword, tenantId }: AzureConfig, cloud?: AzureCloud) {
    const identity = { MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: appPassword?.reveal() ?? "" };
    const settings: Authentication[0] = { ...identity, ...cloud?.settings };
    super(new ConfigurationBotFrameworkAuthentication(settings, cloud?.credentials, undefined, undefined, { httpClient: connectorHttp }));
    this.appId = appId;
    this.issuer = cloud?.settings.ToBotFromChannelTokenIssuer ?? publicIssuer;
  }

  /**
   * Was this activity sent by Azure, for us, from this address?
   *
   * @throws RequestRefused 401, and 503 when the keys of Azure cannot be had: it sends again.
   */
  async authenticate(authorization: string, { channelId, serviceUrl }: Pick<Activity, "channelId" | "serviceUrl">): Promise<void> {
    let isFromChannel = false;
    try {
      // `process` writes its own bodies; a probe goes through the same checks and leaves words to us
      await this.processActivity(authorization, { type: "event", channelId, serviceUrl } as Activity, async (context: TurnContext) => {
        // emulator, skill and ASE tokens pass the SDK without a word about the address: answers only go where a channel's token says
        const identity: { getClaimValue(type: string): string | null } = context.turnState.get(this.BotIdentityKey);
        isFromChannel = identity.getClaimValue("iss") === this.issuer && identity.getClaimValue("serviceurl") === serviceUrl;
      });
    } catch (error) {
      throw isTokenRefused(error) ? unauthorized() : error;
    }
    if (!isFromChannel) throw unauthorized();
  }

  /** @returns Azure's id of the message. @throws SendFailed from the wire, or whatever fails before it, such as getting a token. */
  async send(activity: Partial<Activity>, reference: Partial<ConversationReference>): Promise<string> {
    let id = "";
    await this.continueConversationAsync(this.appId, reference, async (context) => {
      // a continued turn has a made-up activity id, which would be written as the message replied to
      delete (context.activity as Partial<Activity>).id;
      const [sent] = await context.sendActivities([activity]);
      id = sent?.id ?? "";
    });
    return id;
  }
}

const unauthorized = (): RequestRefused => refuse.unauthorized("the token is not valid for this bot and this address");

/**
 * The SDK throws its own error for most refusals and lets those of the JWT library through; a 500 of its own, or an error of the network, means
 * that the keys could not be read.
 */
function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("statusCode" in error) return error.statusCode === 401;
  return ["JsonWebTokenError", "NotBeforeError", "TokenExpiredError", "SyntaxError"].includes(error.name);
}
