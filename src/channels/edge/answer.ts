import type { Request, RequestHandler, Response } from "restify";
import { AppError } from "../../core/errors";
import { errorBody, refuse, RequestRefused } from "./failure";

/** A failure worth a line in the log: its code, never its message, which may quote a person. */
export type ReportFailure = (route: string, error: unknown) => void;

export function sendJson(res: Response, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  if (res.headersSent || res.destroyed) return;
  res.json(status, body, { "Cache-Control": "no-store", ...headers });
}

export function sendRefusal(res: Response, refused: RequestRefused): void {
  sendJson(res, refused.status, errorBody(refused), refused.headers);
}

/** A machine that failed with a code (the store is away) may work again in a moment; anything else is a defect of ours. */
export function asRefusal(error: unknown): RequestRefused {
  if (error instanceof RequestRefused) return error;
  return error instanceof AppError ? refuse.unavailable() : new RequestRefused(500, "InternalError", "the service failed");
}

/** Makes a restify handler of an async function: what it throws becomes the one error shape, and is reported when it is our fault. */
export function answering(route: string, report: ReportFailure, handle: (req: Request, res: Response) => Promise<void>): RequestHandler {
  return async (req: Request, res: Response) => {
    try {
      await handle(req, res);
    } catch (error) {
      if (!(error instanceof RequestRefused)) report(route, error);
      sendRefusal(res, asRefusal(error));
    }
  };
}
