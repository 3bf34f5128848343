import type { IncomingMessage } from "node:http";
import type { Next, Request, RequestHandler, Response } from "restify";
import { hostOf } from "../channels/edge/origin";

/** What every answer carries; pages add their own policy. */
export function securityHeaders(): RequestHandler {
  return (_req: Request, res: Response, next: Next) => {
    res.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("Referrer-Policy", "no-referrer");
    res.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    res.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    res.setHeader("Cache-Control", "no-store");
    next();
  };
}

/** Our own pages: nothing inline, nothing from elsewhere. @param hasWorker the page starts a service worker, and may make a script's address of one word alone. */
export function pagePolicy(req: Pick<IncomingMessage, "headers">, publicUrl: string | undefined, hasWorker = false): string {
  return policy({
    "default-src": "'none'",
    "script-src": "'self'",
    ...(hasWorker && { "worker-src": "'self'" }),
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": connectSources(req, publicUrl),
    "font-src": "'self'",
    // sound that was asked for with a token
    "media-src": "'self' blob:",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    // text never becomes markup or script by accident: no policy may make it so
    "require-trusted-types-for": "'script'",
    "trusted-types": hasWorker ? "service-worker" : "'none'",
  });
}

/** The service worker: fetches from us, and makes nothing of what it fetched. */
export function workerPolicy(): string {
  return policy({
    "default-src": "'none'", "connect-src": "'self'", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'", "trusted-types": "'none'",
  });
}

/** Web Chat writes its styles at run time, shows and uploads files it holds as `blob:`, and starts a worker from one; scripts stay ours. */
export function webChatPolicy(req: IncomingMessage, publicUrl: string | undefined): string {
  return policy({
    "default-src": "'none'",
    "script-src": "'self'",
    "worker-src": "blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": `${connectSources(req, publicUrl)} blob:`,
    "font-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  });
}

/** Older Safari does not count a socket of the same host as 'self', so the hosts are named. */
function connectSources(req: Pick<IncomingMessage, "headers">, publicUrl: string | undefined): string {
  const host = hostOf(req);
  const hosts = new Set([...(host === null ? [] : [host]), ...(publicUrl === undefined ? [] : [new URL(publicUrl).host])]);
  return ["'self'", ...[...hosts].flatMap((name) => [`ws://${name}`, `wss://${name}`])].join(" ");
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives).map(([name, value]) => `${name} ${value}`).join("; ");
}
