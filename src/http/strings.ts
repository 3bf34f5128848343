import type { Request, Response, Server } from "restify";
import { answering, type ReportFailure } from "../channels/edge/answer";
import { refuse } from "../channels/edge/failure";
import { prepareFile, sendFile, type StaticFile } from "./static-files";

/** Texts of our pages, as `locales/<tag>/web.json` has them. */
export type WebStrings = Readonly<Record<string, unknown>>;

/** `GET /strings/<tag>.json`. */
export function registerStrings(server: Server, strings: Readonly<Record<string, WebStrings>>, report: ReportFailure): void {
  const files = new Map<string, Promise<StaticFile>>();
  for (const [tag, texts] of Object.entries(strings)) {
    files.set(`${tag}.json`, prepareFile(Buffer.from(JSON.stringify(texts)), "application/json; charset=utf-8"));
  }
  server.get("/strings/:file", answering("strings", report, async (req: Request, res: Response) => {
    const file = files.get(String((req.params as Record<string, unknown>)["file"]));
    if (file === undefined) throw refuse.notFound("NotFound", "there are no texts in this language");
    sendFile(req, res, await file);
  }));
}
