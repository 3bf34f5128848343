import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One request, JSON both ways. @throws Error when nobody answers within `timeoutMs`, or the line breaks. */
export function ask(method: "GET" | "POST", url: string, bearer: string, body?: unknown, timeoutMs = 2_500): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const req = request(url, {
      method, agent, headers: { authorization: `Bearer ${bearer}`, ...(payload !== undefined && { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }) },
    });
    const timer = setTimeout(() => req.destroy(new Error("nobody answers")), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    req.on("error", fail);
    req.on("response", (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", fail).on("aborted", () => fail(new Error("the line broke")));
      res.on("end", () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString();
        resolve({ status: res.statusCode ?? 0, body: text === "" ? null : (JSON.parse(text) as unknown) });
      });
    });
    req.end(payload);
  });
}

/** What a platform or a web chat tries again; anything else below 500 is an answer for good. */
export const isWorthRetrying = (status: number): boolean => status >= 500 || status === 429 || status === 408;

export const closeConnections = (): void => agent.destroy();
