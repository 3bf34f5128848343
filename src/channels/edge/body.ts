import type { IncomingMessage } from "node:http";
import { refuse } from "./failure";
import { bodyTimeoutMs } from "./limits";

/**
 * The body of a request, never more than `maxBytes` in memory.
 *
 * @throws RequestRefused 413 as soon as the size is known or passed, 408 when it does not come within `timeoutMs`, 415 when compressed
 * (a small compressed body may hide a huge one), 400 when the client goes away.
 */
export function readBody(req: IncomingMessage, maxBytes: number, timeoutMs: number = bodyTimeoutMs): Promise<Buffer<ArrayBuffer>> {
  const declared = Number(req.headers["content-length"] ?? 0);
  if (declared > maxBytes) return Promise.reject(tooLarge(maxBytes));
  const encoding = req.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    return Promise.reject(refuse.unsupported("UnsupportedEncoding", "a compressed body is not read"));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    let isOver = false;
    // the listeners stay: taking four away costs more than four calls that do nothing
    const finish = (end: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      end();
    };
    const take = (chunk: Buffer<ArrayBuffer>): void => {
      if (isOver) return;
      size += chunk.length;
      if (size > maxBytes) finish(() => reject(tooLarge(maxBytes)));
      else chunks.push(chunk);
    };
    const done = (): void => finish(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    const broken = (): void => finish(() => reject(refuse.badRequest("IncompleteBody", "the request ended before its body")));
    const timer = setTimeout(() => finish(() => reject(refuse.timeout("the body did not arrive in time"))), timeoutMs);
    req.on("data", take).on("end", done).on("error", broken).on("close", broken);
  });
}

/**
 * @returns the parsed JSON of a request, `undefined` for an empty body.
 * @throws RequestRefused as `readBody`, 415 for another content type, 400 for what is not JSON in UTF-8.
 */
export async function readJson(req: IncomingMessage, maxBytes: number): Promise<unknown> {
  const body = await readBody(req, maxBytes);
  if (body.length === 0) return undefined;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(req.headers["content-type"] ?? "")) {
    throw refuse.unsupported("UnsupportedMediaType", "the content type must be application/json");
  }
  return parseJson(body);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws RequestRefused 400; the parser's own message is not kept, it quotes what was sent. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw refuse.badRequest("MalformedJson", "the body is not JSON in UTF-8");
  }
}

function tooLarge(maxBytes: number): Error {
  return refuse.tooLarge("BodyTooLarge", `the body is larger than ${maxBytes} bytes`);
}
