import { existsSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import type { Request, Response, Server } from "restify";
import { answering, type ReportFailure } from "../channels/edge/answer";
import { refuse } from "../channels/edge/failure";
import { directionOf, nearestLocale } from "../core/locale";
import { webChatPolicy } from "./security-headers";
import { loadStaticFile, prepareFile, sendFile, type StaticFile } from "./static-files";
import type { WebStrings } from "./strings";

/** Starts Web Chat on our own Direct Line. `dir` is given because its own list of right-to-left languages ends at Arabic and Hebrew. */
const starter = `"use strict";
(async () => {
  const { lang, dir, dataset } = document.documentElement;
  const place = document.getElementById("webchat");
  try {
    const answer = await fetch("/v3/directline/tokens/generate", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
    if (!answer.ok) throw new Error("HTTP " + answer.status);
    const { token } = await answer.json();
    const directLine = WebChat.createDirectLine({
      domain: new URL("/v3/directline", location.href).href, token, conversationStartProperties: { locale: lang },
    });
    WebChat.renderWebChat({ directLine, locale: lang, dir }, place);
  } catch {
    place.textContent = dataset.unreachable;
  }
})();
`;

const styles = "html,body,main,#webchat{height:100%;margin:0}p{margin:2rem;font:1.2rem sans-serif}";
const installCommand = "npm run webchat:install";

export interface WebChatPageOptions {
  /** `webchat.js` as the install script leaves it; the page says how to get it when it is not there. */
  readonly script: string;
  readonly strings: Readonly<Record<string, WebStrings>>;
  readonly publicUrl?: string;
  readonly report: ReportFailure;
}

/** `/webchat`: the ecosystem's own client, for conformance and for whoever prefers it. */
export function registerWebChatPage(server: Server, options: WebChatPageOptions): void {
  let script: Promise<StaticFile> | undefined;
  const starterFile = prepareFile(Buffer.from(starter), "text/javascript; charset=utf-8");

  const page = async (req: Request, res: Response): Promise<void> => {
    const tag = nearestLocale(askedLanguage(req));
    const html = renderPage(tag, directionOf(tag), options.strings[tag] ?? {}, existsSync(options.script));
    res.setHeader("Content-Security-Policy", webChatPolicy(req, options.publicUrl));
    sendFile(req, res, await prepareFile(Buffer.from(html), "text/html; charset=utf-8"));
  };

  const bundle = async (req: Request, res: Response): Promise<void> => {
    if (!existsSync(options.script)) throw refuse.notFound("NotFound", "Web Chat is not installed");
    script ??= loadStaticFile(options.script);
    sendFile(req, res, await script);
  };

  server.get("/webchat", answering("web-chat-page", options.report, page));
  server.get("/webchat/webchat.js", answering("web-chat-script", options.report, bundle));
  server.get("/webchat/start.js", answering("web-chat-start", options.report, async (req, res) => sendFile(req, res, await starterFile)));
}

function renderPage(lang: string, dir: string, strings: WebStrings, isInstalled: boolean): string {
  const unreachable = escapeHtml(textOf(strings, "connection", "unreachable"));
  const body = isInstalled
    ? `<div id="webchat"></div><script src="/webchat/webchat.js"></script><script src="/webchat/start.js"></script>`
    : `<main><p>${escapeHtml(textOf(strings, "webchat", "missing"))} <code dir="ltr">${installCommand}</code></p></main>`;
  return `<!doctype html><html lang="${lang}" dir="${dir}" data-unreachable="${unreachable}"><head><meta charset="utf-8">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Passerelle</title>`
    + `<link rel="icon" href="data:,"><style>${styles}</style></head><body>${body}</body></html>`;
}

/** The language of the address (`?lang=ar`), else the first one of the browser. */
function askedLanguage(req: IncomingMessage): string | undefined {
  const asked = new URLSearchParams((req.url ?? "").split("?", 2)[1] ?? "").get("lang");
  return asked ?? /^[\w-]+/.exec(req.headers["accept-language"] ?? "")?.[0];
}

function textOf(strings: WebStrings, group: string, name: string): string {
  const texts = strings[group];
  const text = typeof texts === "object" && texts !== null ? (texts as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof text === "string" ? text : "";
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
