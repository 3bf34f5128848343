import type * as OpenId from "openid-client" with { "resolution-mode": "import" };
import { AppError } from "../../core/errors";
import { openIdLoginMs } from "../accounts";
import { discoveryKeptMs, issuerTimeoutMs, maxClockSkewMs } from "./limits";
import { isSecondFactorShown } from "./second-factor-shown";

export interface IssuerSettings {
  /** As the directory writes it in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Values of `acr` that mean two factors here; asked for and believed. */
  readonly acr: readonly string[];
}

/** What must be known again when the browser comes back. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
  /** ms since 1970 */
  readonly at: number;
}

/** Who the directory says this is; everything was checked. */
export interface Shown {
  readonly subject: string;
  /** Null unless the directory has verified it. */
  readonly email: string | null;
  /** The directory asked for two factors, and did so since we sent the browser there. */
  readonly isTwoFactor: boolean;
}

/** The directory did not answer, or not as one does. Nobody was signed in, and passwords work as before. */
export class IssuerUnavailable extends AppError {
  constructor(options?: ErrorOptions) {
    super("OPENID_UNAVAILABLE", "the directory of DESK_OIDC_ISSUER does not answer as it should", options);
  }
}

/** What came back names nobody: a code that was used, a token that is not for us, somebody who said no. */
export class IssuerRefused extends AppError {
  constructor(options?: ErrorOptions) {
    super("OPENID_REFUSED", "what came back from the directory was refused", options);
  }
}

/** Codes of the library for a directory that is away or answers something else than OpenID Connect. */
const awayCodes = ["OAUTH_TIMEOUT", "OAUTH_ABORT", "OAUTH_PARSE_ERROR", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"];

/** One OpenID Connect issuer: authorization code with PKCE, state and nonce. @see https://openid.net/specs/openid-connect-core-1_0.html */
export class Issuer {
  #found: { readonly config: OpenId.Configuration; readonly at: number } | null = null;

  constructor(readonly settings: IssuerSettings, readonly now: () => number) {}

  /** Where the browser goes, and what to keep until it is back. @throws IssuerUnavailable */
  async ask(redirectUri: string): Promise<{ readonly location: string; readonly asked: Asked }> {
    const openid = await library();
    const config = await this.#discover(openid);
    const asked = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier(), redirectUri, at: this.now() };
    const { acr } = this.settings;
    const location = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri, scope: "openid email", state: asked.state, nonce: asked.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(asked.verifier), code_challenge_method: "S256",
      // a shared computer: whoever was at the directory before is not simply let in. Somebody at the keyboard can take these out of the address: `auth_time` tells
      prompt: "login", max_age: String(openIdLoginMs / 1000),
      ...(acr.length > 0 && { acr_values: acr.join(" ") }),
    });
    return { location: location.href, asked };
  }

  /** @param query of the address that the browser came back to. @throws IssuerUnavailable, IssuerRefused */
  async answer(query: URLSearchParams, { state, nonce, verifier, redirectUri, at }: Asked): Promise<Shown> {
    const openid = await library();
    const config = await this.#discover(openid);
    const url = new URL(redirectUri);
    url.search = query.toString();
    try {
      const tokens = await openid.authorizationCodeGrant(config, url, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const claims = tokens.claims();
      // the library lets some directories of many tenants name another issuer than ours
      if (claims === undefined || claims.iss !== config.serverMetadata().issuer) throw new IssuerRefused();
      const described = claims["email"] === undefined ? await this.#describe(openid, config, tokens.access_token, claims.sub) : claims;
      const isVerified = described["email_verified"] === true && typeof described["email"] === "string";
      const isFresh = typeof claims.auth_time === "number" && claims.auth_time * 1000 >= at - maxClockSkewMs;
      return {
        subject: claims.sub, email: isVerified ? String(described["email"]) : null,
        isTwoFactor: isFresh && isSecondFactorShown({ amr: claims["amr"], acr: claims["acr"] }, this.settings.acr),
      };
    } catch (error) {
      throw isAway(error) ? new IssuerUnavailable({ cause: error }) : error instanceof IssuerRefused ? error : new IssuerRefused({ cause: error });
    }
  }

  /** Some directories keep the address out of the token. */
  async #describe(openid: typeof OpenId, config: OpenId.Configuration, accessToken: string, subject: string): Promise<Readonly<Record<string, unknown>>> {
    if (config.serverMetadata().userinfo_endpoint === undefined) return {};
    return openid.fetchUserInfo(config, accessToken, subject).catch((error: unknown) => {
      if (isAway(error)) throw error;
      return {}; // who is known by the subject needs no address
    });
  }

  async #discover(openid: typeof OpenId): Promise<OpenId.Configuration> {
    if (this.#found !== null && this.now() - this.#found.at < discoveryKeptMs) return this.#found.config;
    const { issuer, clientId, clientSecret } = this.settings;
    const url = new URL(issuer);
    // config.ts lets http through for this machine alone
    const execute = [openid.enableNonRepudiationChecks, ...(url.protocol === "http:" ? [openid.allowInsecureRequests] : [])];
    // what a directory takes when it says nothing; OpenID Connect Core, section 9
    const auth: OpenId.ClientAuth = (server, client, body, headers) => {
      const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
      const basic = methods.includes("client_secret_basic") || !methods.includes("client_secret_post");
      (basic ? openid.ClientSecretBasic(clientSecret) : openid.ClientSecretPost(clientSecret))(server, client, body, headers);
    };
    try {
      const config = await openid.discovery(url, clientId, {}, auth, { execute, timeout: issuerTimeoutMs / 1000 });
      if (withoutEndSlash(config.serverMetadata().issuer) !== withoutEndSlash(issuer)) throw new IssuerUnavailable();
      this.#found = { config, at: this.now() };
      return config;
    } catch (error) {
      throw error instanceof IssuerUnavailable ? error : new IssuerUnavailable({ cause: error });
    }
  }
}

/** A module of another kind than ours; loaded when somebody first uses it. */
const library = (): Promise<typeof OpenId> => import("openid-client");

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  // a `fetch` that found nobody is a TypeError; those of the library have a code
  return awayCodes.includes(code) || error.name === "TimeoutError" || (error instanceof TypeError && !code.startsWith("ERR_"));
}

const withoutEndSlash = (url: string): string => url.replace(/\/$/, "");
