import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Activity } from "botbuilder";
import { sign } from "jsonwebtoken";
import type { AzureCloud } from "../../src/channels/azure";

/** One request that our side made to the connector. */
export interface Posted {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly activity: Partial<Activity>;
}

/** What the connector answers instead of taking a message. */
export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OpenIdIssuer {
  /** Address of the connector, as Azure writes it: with a slash at the end. */
  readonly serviceUrl: string;
  readonly cloud: AzureCloud;
  /** Messages taken, oldest first. */
  readonly taken: readonly Posted[];
  /** Everything that was asked of the connector, refused or not. */
  readonly asked: readonly Posted[];
  /** Answers for the next requests that the rule picks out; null takes the message. */
  refuseWith(rule: (posted: Posted) => Refusal | null): void;
  /** A token as Azure signs it. */
  token(claims?: Readonly<Record<string, unknown>>, key?: "telegram" | "webchat" | "forged"): string;
  close(): Promise<void>;
}

export const appId = "11111111-2222-3333-4444-555555555555";
const issuer = "https://api.botframework.com";
const outgoingToken = "Bearer the-token-of-our-bot";

/** Azure on this machine: the keys that sign its tokens, and the connector that takes our answers. */
export async function startOpenIdIssuer(): Promise<OpenIdIssuer> {
  const keys = { telegram: aKey(), webchat: aKey(), forged: aKey() };
  const taken: Posted[] = [];
  const asked: Posted[] = [];
  let rule: (posted: Posted) => Refusal | null = () => null;

  const server = createServer(async (req: IncomingMessage, res) => {
    const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      // restify, once loaded, changes every response of the process: its writeHead cannot be chained
      res.writeHead(status, { "Content-Type": "application/json", ...headers });
      res.end(JSON.stringify(body));
    };
    const path = req.url ?? "";
    if (path === "/openidconfiguration") return answer(200, { issuer, jwks_uri: `${url}/keys` });
    if (path === "/keys") {
      return answer(200, { keys: [jwk("telegram", keys.telegram, ["telegram", "msteams"]), jwk("webchat", keys.webchat, ["webchat"])] });
    }
    const posted: Posted = { path, authorization: req.headers.authorization, activity: JSON.parse(await text(req)) as Partial<Activity> };
    asked.push(posted);
    const refusal = rule(posted);
    if (refusal) return answer(refusal.status, { error: { code: "Refused" } }, refusal.headers);
    taken.push(posted);
    answer(201, { id: `sent-${taken.length}` });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/`;

  return {
    serviceUrl, taken, asked,
    cloud: cloudAt(url),
    refuseWith: (next) => void (rule = next),
    token: (claims = {}, key = "telegram") => {
      const now = Math.floor(Date.now() / 1000);
      const all = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600, ...claims };
      return sign(all, keys[key], { algorithm: "RS256", keyid: key === "forged" ? "telegram" : key, noTimestamp: true });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The cloud whose keys lie at this address: also for services in other processes. */
export function cloudAt(url: string): AzureCloud {
  return {
    settings: {
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openidconfiguration`,
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openidconfiguration`,
      ToChannelFromBotLoginUrl: url,
      ToChannelFromBotOAuthScope: issuer,
      OAuthUrl: url,
    },
    credentials: {
      isValidAppId: async (id: string) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
          request.headers.set("Authorization", outgoingToken);
          return request;
        },
      }),
    } as unknown as AzureCloud["credentials"],
  };
}

function aKey(): KeyObject {
  return generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
}

function jwk(kid: string, key: KeyObject, endorsements: readonly string[]): object {
  return { ...createPublicKey(key).export({ format: "jwk" }), kid, use: "sig", endorsements };
}
