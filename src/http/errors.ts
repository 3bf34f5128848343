import { STATUS_CODES } from "node:http";
import type { Next, Request, Response, Server } from "restify";
import { sendRefusal, type ReportFailure } from "../channels/edge/answer";
import { refuse, RequestRefused } from "../channels/edge/failure";

/** What restify refuses by itself (no such route, no such method, a path that is not one) gets the one shape as well. */
export function useOneErrorShape(server: Server, report: ReportFailure): void {
  server.pre((req: Request, res: Response, next: Next) => {
    if (isAddressReadable(req)) return next();
    sendRefusal(res, refuse.badRequest("BadAddress", "the Host header or the path cannot be read"));
    next(false);
  });
  server.on("restifyError", (_req: Request, res: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status >= 500) report("restify", error);
    sendRefusal(res, refusalFor(status));
    done();
  });
}

/** restify reads the address outside of any try: one bad Host header would end the process. */
function isAddressReadable(req: Request): boolean {
  try {
    return req.getUrl() !== undefined;
  } catch {
    return false;
  }
}

function statusOf(error: unknown): number {
  const status = typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : 500;
  return status >= 400 && status <= 599 ? status : 500;
}

/** Named by its status: restify's own sentences quote the path. */
function refusalFor(status: number): RequestRefused {
  const reason = STATUS_CODES[status] ?? "Error";
  return new RequestRefused(status, status === 500 ? "InternalError" : reason.replace(/\W/g, ""), reason.toLowerCase());
}
