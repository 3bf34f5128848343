import type { Request, Response, Server } from "restify";
import { answering, sendJson, type ReportFailure } from "../channels/edge/answer";
import type { Config } from "../config";

/** What a page must know of this installation before it begins. */
export interface PageSettings {
  /** Of a page that stands in a public place. */
  readonly kiosk: Config["kiosk"];
  /** Languages (BCP 47) whose word on the first screen can be heard at `/speech/start/<tag>`. */
  readonly heard: readonly string[];
}

/** `GET /page/settings` */
export function registerPageSettings(server: Server, settings: PageSettings, report: ReportFailure): void {
  server.get("/page/settings", answering("page-settings", report, async (_req: Request, res: Response) => sendJson(res, 200, settings)));
}
