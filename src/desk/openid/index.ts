import { IdentityHasher } from "../accounts";
import type { DeskStore } from "../../core/ports";
import { Issuer, type IssuerSettings } from "./issuer";
import { LoginBook } from "./login-book";
import type { Directory } from "./openid-part";

export { callbackPath, openIdPart, type Directory, type OpenIdOptions } from "./openid-part";
export type { IssuerSettings } from "./issuer";

/** As the settings give it. */
export interface DirectorySettings extends IssuerSettings {
  readonly label: string;
}

/** @param options `secret`: what the hashes of people are keyed with; `publicUrl`: origin seen from outside, without it only this machine is sent back to. */
export function createDirectory(options: {
  readonly settings: DirectorySettings; readonly secret: string; readonly publicUrl?: string | undefined; readonly store: DeskStore; readonly association: string; readonly now: () => number;
}): Directory {
  const { settings, secret, publicUrl, store, association, now } = options;
  return {
    label: settings.label,
    issuer: new Issuer(settings, now), logins: new LoginBook(store, association, now), identities: new IdentityHasher(secret, settings.issuer),
    originOf: (host) => publicUrl ?? (host !== null && isLoopback(host) ? `http://${host}` : null),
  };
}

/** The name that a request gives for us is believed for this machine alone: a browser elsewhere would be sent to whoever wrote it. */
const isLoopback = (host: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);
