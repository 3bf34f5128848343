import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Response } from "restify";
import { minGzipBytes } from "./limits";

/** Only these are served, with these types; whatever else lies in the folder stays there. */
const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  webmanifest: "application/manifest+json",
  txt: "text/plain; charset=utf-8",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
};
const compressible = /^(?:text|application)\/|svg/;

export interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** Absent when it would not help. */
  readonly gzip?: Buffer;
}

export interface StaticFiles {
  (urlPath: string): Promise<StaticFile> | null;
  /** All that there are. */
  readonly paths: readonly string[];
}

const compress = promisify(gzip);

/**
 * Files of a folder by URL path (`/kiosk.js`; `/` is `index.html`, `/desk` and `/desk/` are `desk/index.html`). The folder is listed once: a path that was not found in it does not
 * exist, so no path can lead out of it. Each file is read and compressed at its first request and then kept.
 */
export function listStaticFiles(root: string): StaticFiles {
  const paths = new Map<string, string>();
  const entries = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [];
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith(".") || typeOf(entry.name) === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const url = `/${relative(root, file).split(sep).join("/")}`;
    if (!url.endsWith("/index.html")) {
      paths.set(url, file);
      continue;
    }
    const folder = url.slice(0, -"/index.html".length);
    paths.set(`${folder}/`, file);
    if (folder !== "") paths.set(folder, file);
  }
  const kept = new Map<string, Promise<StaticFile>>();
  const find = (urlPath: string): Promise<StaticFile> | null => {
    const path = paths.get(urlPath);
    if (path === undefined) return null;
    const file = kept.get(path) ?? loadStaticFile(path);
    kept.set(path, file);
    file.catch(() => kept.delete(path)); // a failed read is tried again
    return file;
  };
  return Object.assign(find, { paths: [...paths.keys()] });
}

export async function loadStaticFile(path: string): Promise<StaticFile> {
  return prepareFile(await readFile(path), typeOf(path) ?? "application/octet-stream");
}

export async function prepareFile(plain: Buffer, type: string): Promise<StaticFile> {
  const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  const small = plain.length >= minGzipBytes && compressible.test(type) ? await compress(plain, { level: 9 }) : plain;
  return { type, etag, plain, ...(small.length < plain.length && { gzip: small }) };
}

/** Answers with a file, or 304 when the client has it. `no-cache` means: ask each time, so that a new version is seen at once. */
export function sendFile(req: IncomingMessage, res: Response, file: StaticFile): void {
  const isGzip = file.gzip !== undefined && /\bgzip\b/.test(String(req.headers["accept-encoding"] ?? ""));
  const etag = isGzip ? file.etag.replace(/"$/, "-gz\"") : file.etag;
  res.setHeader("ETag", etag);
  res.setHeader("Vary", "Accept-Encoding");
  res.setHeader("Cache-Control", "no-cache");
  if (req.headers["if-none-match"]?.includes(etag)) return void res.send(304);
  const body = isGzip ? file.gzip! : file.plain;
  if (isGzip) res.setHeader("Content-Encoding", "gzip");
  res.setHeader("Content-Type", file.type);
  res.setHeader("Content-Length", body.length);
  res.sendRaw(200, body, {}); // restify leaves the body out for HEAD
}

function typeOf(name: string): string | undefined {
  return types[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];
}
