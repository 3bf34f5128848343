import { AppError } from "../core/errors";

/** How long (ms) somebody else's machine may think about a wish, connection and body included. */
export const remoteLimitMs = 2_000;
/** An answer is some ids or a translated text; more than this (bytes) is something else. */
const maxAnswerBytes = 64 * 1024;

/** The other machine answered, and not with what was asked for. */
export class RemoteRefused extends AppError {
  constructor(readonly status: number) {
    super("REMOTE_STATUS", `status ${status}`);
  }
}

/**
 * Posts JSON and reads JSON back, in bounded time and size.
 *
 * @param signal ends everything, connection and body included.
 * @throws RemoteRefused for what is not 2xx; whatever else went wrong: no connection, too slow, a redirect, too long, not JSON.
 */
export function postJson(url: string, body: unknown, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<unknown> {
  return request(url, { method: "POST", signal, headers: { "content-type": "application/json", accept: "application/json", ...headers }, body: JSON.stringify(body) });
}

/** As `postJson`. */
export function getJson(url: string, signal: AbortSignal): Promise<unknown> {
  return request(url, { method: "GET", signal, headers: { accept: "application/json" } });
}

async function request(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...init, redirect: "error" });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new RemoteRefused(response.status);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // leaving the loop ends the request
    if (size > maxAnswerBytes) throw new RangeError("the answer is too long");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
