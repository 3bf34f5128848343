import type { Request, Response, Server } from "restify";
import { answering, sendJson, type ReportFailure } from "../channels/edge/answer";
import type { Config } from "../config";

/** `GET /kiosk/settings`: what the page must know to stand in a public place. */
export function registerKioskSettings(server: Server, settings: Config["kiosk"], report: ReportFailure): void {
  server.get("/kiosk/settings", answering("kiosk-settings", report, async (_req: Request, res: Response) => sendJson(res, 200, settings)));
}
