/** How long (ms) somebody else's machine may think about a wish, connection and body included. */
export const remoteLimitMs = 2_000;
/** An answer is some ids or a translated sentence; more than this (bytes) is something else. */
const maxAnswerBytes = 64 * 1024;

/**
 * Posts JSON and reads JSON back, in bounded time and size.
 *
 * @throws whatever went wrong: no connection, too slow, not 2xx, a redirect, too long, not JSON.
 */
export async function postJson(url: string, body: unknown, headers: Readonly<Record<string, string>>, limitMs: number): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST", redirect: "error", signal: AbortSignal.timeout(limitMs),
    headers: { "content-type": "application/json", accept: "application/json", ...headers }, body: JSON.stringify(body),
  });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new RangeError(`status ${response.status}`);
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
