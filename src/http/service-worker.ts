import { createHash } from "node:crypto";
import type { Request, Response, Server } from "restify";
import { answering, type ReportFailure } from "../channels/edge/answer";
import { refuse } from "../channels/edge/failure";
import { workerPolicy } from "./security-headers";
import { prepareFile, sendFile, type StaticFile, type StaticFiles } from "./static-files";
import type { MadeFiles } from "./strings";

/** The built worker, which knows nothing of the files until they are written in front of it. */
const workerPath = "/worker.js";
const isFont = (path: string): boolean => path.startsWith("/fonts/");
/** The mediators' page is not for a time without the service. */
const isOfShell = (path: string): boolean => !isFont(path) && path !== workerPath && !/^\/desk(?:[./]|$)/.test(path);

/**
 * `GET /sw.js`: the page's worker, with the hash of every file of the page as this very process serves it.
 *
 * @param policy that the page comes with, which is kept with it: another policy is another version.
 */
export function registerServiceWorker(server: Server, files: StaticFiles, made: MadeFiles, policy: string, report: ReportFailure): void {
  let worker: Promise<StaticFile> | undefined;
  server.get("/sw.js", answering("service-worker", report, async (req: Request, res: Response) => {
    worker ??= workerOf(files, made, policy);
    worker.catch(() => (worker = undefined)); // a failed read is tried again
    const file = await worker;
    res.setHeader("Content-Security-Policy", workerPolicy());
    sendFile(req, res, file);
  }));
}

async function workerOf(files: StaticFiles, made: MadeFiles, policy: string): Promise<StaticFile> {
  const code = await files(workerPath);
  if (code === null) throw refuse.notFound("NotFound", "the page is not built");
  const paths = [...new Set([...files.paths.filter(isOfShell), ...made.keys()])].sort();
  const hashed = await Promise.all(paths.map(async (path) => [path, integrityOf((await (made.get(path) ?? files(path)))!.plain)] as const));
  const listed = { files: hashed, fonts: files.paths.filter(isFont) };
  const version = createHash("sha256").update(JSON.stringify([listed, policy])).update(code.plain).digest("hex").slice(0, 16);
  return prepareFile(Buffer.from(`self.passerelleShell=${JSON.stringify({ version, ...listed })};\n${code.plain.toString()}`), code.type);
}

const integrityOf = (content: Buffer): string => `sha256-${createHash("sha256").update(content).digest("base64")}`;
