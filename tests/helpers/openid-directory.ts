import { createHash, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { sign, type Algorithm } from "jsonwebtoken";

/** What the directory will say of whoever signs in next. */
export interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly [claim: string]: unknown;
}

export interface TokenFault {
  /** Over what the token would rightly say. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly algorithm?: Algorithm;
  /** Signed with a key that the directory never published. */
  readonly isForged?: boolean;
}

export interface OpenIdDirectory {
  readonly issuer: string;
  /** Paths that were asked for, oldest first. */
  readonly asked: readonly string[];
  /** Somebody signs in there with two factors, now. */
  shows(person: Person): void;
  /** Tokens from now on are wrong in this way. */
  spoils(fault: TokenFault): void;
  /** What it says where it is asked for an address that it leaves out of the token. */
  keepsEmailApart(person: Person | null): void;
  /** The directory answers 503 to everything. */
  isDown: boolean;
  /** As a browser that signs in there: the address it is sent back to. */
  visit(location: string): Promise<string>;
  close(): Promise<void>;
}

export const client = { id: "passerelle", secret: "a secret with / and + in it" };

interface Grant {
  readonly person: Person;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/** An OpenID Connect provider on this machine: discovery, authorization code with PKCE, tokens, keys, userinfo. It checks what a strict one checks. */
export async function startOpenIdDirectory(): Promise<OpenIdDirectory> {
  const [key, forged] = [aKey(), aKey()];
  const grants = new Map<string, Grant>();
  const asked: string[] = [];
  let person: Person = { sub: "nobody" };
  let fault: TokenFault = {};
  let apart: Person | null = null;
  let issuer = "";

  const idToken = ({ person: { ...said }, nonce }: Grant): string => {
    const now = Math.floor(Date.now() / 1000);
    if (apart !== null) delete said["email"];
    const claims = { iss: issuer, aud: client.id, iat: now, exp: now + 300, nonce, auth_time: now, amr: ["pwd", "otp"], ...said, ...fault.claims };
    const defined = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
    const algorithm = fault.algorithm ?? "RS256";
    if (algorithm === "none") return sign(defined, "", { algorithm });
    return sign(defined, algorithm === "HS256" ? client.secret.padEnd(32) : fault.isForged ? forged : key, { algorithm, keyid: "k1" });
  };

  const token = (authorization: string | undefined, body: URLSearchParams): object | null => {
    const basic = `Basic ${Buffer.from(`${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret).replace(/%20/g, "+")}`).toString("base64")}`;
    const grant = grants.get(body.get("code") ?? "");
    grants.delete(body.get("code") ?? "");
    const challenge = createHash("sha256").update(body.get("code_verifier") ?? "").digest("base64url");
    if (authorization !== basic || grant === undefined || grant.challenge !== challenge || grant.redirectUri !== body.get("redirect_uri")) return null;
    return { access_token: "an-access-token", token_type: "Bearer", expires_in: 300, id_token: idToken(grant) };
  };

  const directory = { isDown: false };
  const server = createServer(async (req, res) => {
    const answer = (status: number, body: object): void => {
      res.writeHead(status, { "Content-Type": "application/json" });
      res.end(JSON.stringify(body));
    };
    const url = new URL(req.url ?? "", issuer);
    asked.push(url.pathname);
    if (directory.isDown) return answer(503, {});
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return answer(200, {
          issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, userinfo_endpoint: `${issuer}/userinfo`,
          response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"], code_challenge_methods_supported: ["S256"],
        });
      case "/jwks":
        return answer(200, { keys: [{ ...createPublicKey(key).export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" }] });
      case "/userinfo":
        return answer(200, apart ?? { sub: person.sub });
      case "/token": {
        const tokens = token(req.headers.authorization, new URLSearchParams(await text(req)));
        return tokens === null ? answer(400, { error: "invalid_grant" }) : answer(200, tokens);
      }
      case "/authorize": {
        const query = url.searchParams;
        const code = randomBytes(16).toString("base64url");
        const isRight = query.get("client_id") === client.id && query.get("response_type") === "code" && query.get("code_challenge_method") === "S256" && query.get("prompt") === "login";
        if (!isRight) return answer(400, { error: "invalid_request" });
        const redirectUri = query.get("redirect_uri") ?? "";
        grants.set(code, { person, nonce: query.get("nonce") ?? "", challenge: query.get("code_challenge") ?? "", redirectUri });
        res.writeHead(302, { Location: `${redirectUri}?${new URLSearchParams({ code, state: query.get("state") ?? "" })}` });
        return void res.end();
      }
      default:
        return answer(404, {});
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // another site than our service, which tests call by its number
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

  return Object.assign(directory, {
    issuer, asked,
    shows: (next: Person) => {
      person = next;
      fault = {};
      apart = null;
    },
    spoils: (next: TokenFault) => void (fault = next),
    keepsEmailApart: (next: Person | null) => void (apart = next),
    visit: async (location: string) => {
      const { headers, status } = await fetch(location, { redirect: "manual" });
      const back = headers.get("location");
      if (back === null) throw new Error(`the directory answered ${status}`);
      return back;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}

function aKey(): KeyObject {
  return generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
}
