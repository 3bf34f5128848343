import { Agent, request } from "node:http";

/** Longer than any answer: the conversation of a dead node waits for its lease. */
const timeoutMs = 90_000;

/** Posts JSON over connections that are kept, as many as there are requests at once. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: Infinity, scheduling: "lifo" });
  private readonly target: { readonly hostname: string; readonly port: string };

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.target = { hostname, port };
  }

  /** @returns the body of the answer, unread. @throws Error for any status but 200 and 201. */
  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const bytes = Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const sent = request({
        ...this.target, path, method: "POST", agent: this.agent, timeout: timeoutMs,
        headers: { "Content-Type": "application/json", "Content-Length": bytes.length, ...headers },
      }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
        answer.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          if (answer.statusCode === 200 || answer.statusCode === 201) resolve(text);
          else reject(new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 200)}`));
        });
      });
      sent.on("timeout", () => sent.destroy(new Error(`${path} gave no answer`))).on("error", reject);
      sent.end(bytes);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
