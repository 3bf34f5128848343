import type { Next, Request, RequestHandler, Response, Server } from "restify";
import { sendRefusal } from "../edge/answer";
import { refuse } from "../edge/failure";
import { isOriginAllowed } from "../edge/origin";

const prefix = "/v3/directline/";

/** Headers that let a page of an allowed origin read our answers; runs before the routes, so that refusals carry them too. */
export function crossOriginHeaders(publicUrl: string | undefined): RequestHandler {
  return (req: Request, res: Response, next: Next) => {
    if ((req.url ?? "").startsWith(prefix)) {
      res.setHeader("Vary", "Origin");
      const { origin } = req.headers;
      if (origin !== undefined && isOriginAllowed(req, publicUrl)) {
        res.setHeader("Access-Control-Allow-Origin", origin);
        res.setHeader("Access-Control-Allow-Credentials", "true"); // getsessionid is asked with credentials; we set no cookie
        res.setHeader("Access-Control-Expose-Headers", "Retry-After");
      }
    }
    next();
  };
}

export function registerPreflight(server: Server, publicUrl: string | undefined): void {
  server.opts(`${prefix}*`, (req: Request, res: Response, next: Next) => {
    if (isOriginAllowed(req, publicUrl)) {
      res.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
      res.setHeader("Access-Control-Allow-Headers", "authorization, content-type, x-ms-bot-agent");
      res.setHeader("Access-Control-Max-Age", "600");
      res.send(204);
    } else {
      sendRefusal(res, refuse.forbidden("OriginNotAllowed", "this page may not use the service"));
    }
    next();
  });
}
