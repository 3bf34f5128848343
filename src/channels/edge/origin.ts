import type { IncomingMessage } from "node:http";

/** `example.org`, `127.0.0.1:3978`, `[::1]:3978`: nothing that could end a header or a quoted string. */
const hostPattern = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/** Host the client asked for, or null when it is missing or not a host. */
export function hostOf(req: Pick<IncomingMessage, "headers">): string | null {
  const host = req.headers.host ?? "";
  return hostPattern.test(host) ? host : null;
}

/**
 * May the page that sends this request use us? Pages of our own host and of the public address may; a program that is no page sends no
 * `Origin` and is held by the rate limit alone.
 */
export function isOriginAllowed(req: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin } = req.headers;
  if (origin === undefined) return true;
  if (publicUrl !== undefined && origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === hostOf(req)?.toLowerCase();
}

/** Address of the visitor; behind a trusted proxy, what that proxy saw. */
export function addressOf(req: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? String(req.headers["x-forwarded-for"] ?? "").split(",").at(-1)?.trim() : undefined;
  return forwarded || req.socket.remoteAddress || "unknown";
}
