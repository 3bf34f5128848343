import { deviceMs, openIdLoginMs } from "./limits";

export interface Cookie {
  /** `__Host-`: the browser takes it only over TLS (or from this machine), for this host alone and every path. */
  readonly name: `__Host-${string}`;
  readonly attributes: readonly string[];
}

const everyCookie = ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"] as const;

/** Without an age: gone with the browser, and ended by the store whatever the browser keeps. */
export const sessionCookie: Cookie = { name: "__Host-passerelle-desk", attributes: everyCookie };
export const deviceCookie: Cookie = { name: "__Host-passerelle-desk-device", attributes: [...everyCookie, `Max-Age=${deviceMs / 1000}`] };
/** Lax: it must come along when the directory sends the browser back. It opens nothing: it says which browser began. */
export const openIdCookie: Cookie = { name: "__Host-passerelle-desk-openid", attributes: ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", `Max-Age=${openIdLoginMs / 1000}`] };

/** Value of a `Set-Cookie` header. @param token base64url. */
export const setCookie = ({ name, attributes }: Cookie, token: string): string => [`${name}=${token}`, ...attributes].join("; ");

/** With another `SameSite` than it was given it goes all the same: a browser knows a cookie by its name, host and path. */
export const clearCookie = ({ name }: Cookie): string => [`${name}=`, ...everyCookie, "Max-Age=0"].join("; ");

/** @param header value of the request's `Cookie` header. Null unless there is one token that we could have given. */
export function readCookie({ name }: Cookie, header: string | undefined): string | null {
  const values = (header ?? "").split(";").map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}
