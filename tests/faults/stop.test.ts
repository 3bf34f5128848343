import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import build from "../helpers/e2e-build";
import { eventually } from "../helpers/eventually";
import { Service } from "../helpers/e2e-service";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(180_000);

const secret = "one-secret-for-all-nodes-of-this-test";
let redis: RedisServer;
let nodes: readonly Service[];
beforeAll(async () => {
  await build();
  redis = await startRedisServer();
  nodes = await Promise.all([1, 2].map(() => Service.start({ REDIS_URL: redis.url, DIRECT_LINE_SECRET: secret })));
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await redis.stop();
});

interface Logged {
  readonly id: string;
  readonly text?: string;
  readonly replyToId?: string;
  readonly from: { readonly role: string };
}

/** A web chat that goes to the other node when one does not answer, with the same id, as the platforms' retries do. */
class PatientPerson {
  acknowledged: string[] = [];
  ids = new Set<string>();

  private constructor(readonly token: string, readonly conversation: string) {}

  static async arrive(at: Service): Promise<PatientPerson> {
    const response = await fetch(`${at.url}/v3/directline/tokens/generate`, { method: "POST", headers: { "content-type": "application/json", origin: at.url }, body: "{}" });
    const { token, conversationId } = (await response.json()) as { token: string; conversationId: string };
    return new PatientPerson(token, conversationId);
  }

  async say(text: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const node = nodes[tries % nodes.length]!;
      const answer = await this.request(node, "POST", "/activities", { type: "message", text, channelData: { clientActivityID: text } });
      if (answer?.ok) {
        this.ids.add(((await answer.json()) as { id: string }).id);
        this.acknowledged.push(text);
        return;
      }
      await pause(50);
    }
    throw new Error("nobody took the message");
  }

  /** Page by page. */
  async log(at: Service): Promise<readonly Logged[]> {
    const all: Logged[] = [];
    for (let from = "0"; ; ) {
      const { activities, watermark } = (await (await this.request(at, "GET", `/activities?watermark=${from}`))!.json()) as { activities: Logged[]; watermark: string };
      if (activities.length === 0) return all;
      all.push(...activities);
      from = watermark;
    }
  }

  async streamUrl(at: Service): Promise<string> {
    return ((await (await this.request(at, "GET", ""))!.json()) as { streamUrl: string }).streamUrl;
  }

  request(at: Service, method: string, path: string, body?: unknown): Promise<Response | null> {
    return fetch(`${at.url}/v3/directline/conversations/${this.conversation}${path}`, {
      method, headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" }, signal: AbortSignal.timeout(5_000),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => null);
  }
}

it("two nodes restarted one after the other under load: every message counts once, in order, and is answered", async () => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => PatientPerson.arrive(nodes[n % 2]!)));
  let isRestarting = true;
  const talking = people.map(async (person, n) => {
    for (let said = 0; isRestarting || said < 10; said += 1) {
      await person.say(`${n} dit ${said}`);
      await pause(200); // the log keeps 500 entries
    }
  });
  const codes: (number | null)[] = [];
  for (const node of nodes) {
    await pause(500);
    codes.push(await node.terminate());
    await node.startAgain();
  }
  isRestarting = false;
  await Promise.all(talking);
  expect(codes).toEqual([0, 0]);
  for (const person of people) {
    const isAnswered = (log: readonly Logged[]) => [...person.ids].every((id) => log.some(({ replyToId }) => replyToId === id));
    const log = await eventually(() => person.log(nodes[0]!), isAnswered, 15_000);
    expect(log.filter(({ from }) => from.role === "user").map(({ text }) => text)).toEqual(person.acknowledged);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  }
});

it("a stopping node says so to its web chats, and leaves within five seconds although somebody keeps a request open", async () => {
  const [node] = nodes as [Service];
  const person = await PatientPerson.arrive(node);
  await person.say("bonjour");
  const socket = new WebSocket(await person.streamUrl(node));
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => socket.once("open", resolve));
  // a body that never comes
  const open = fetch(`${node.url}/v3/directline/tokens/generate`, { method: "POST", headers: { "content-length": "10" }, body: new ReadableStream({ start: () => undefined }), duplex: "half" } as RequestInit).catch(() => null);
  expect(await node.terminate()).toBe(0);
  expect(await closed).toBe(1001);
  await open;
  await node.startAgain();
});

it("Redis away: messages are refused so that they are sent again, web chats lose their connection, memory does not grow, and all comes back by itself", async () => {
  const [node] = nodes as [Service];
  const person = await PatientPerson.arrive(node);
  await person.say("avant");
  const socket = new WebSocket(await person.streamUrl(node));
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => socket.once("open", resolve));
  redis.signal("SIGKILL");
  const refused = async (n: number) => (await person.request(node, "POST", "/activities", { type: "message", text: `perdu ${n}` }))!;
  await eventually(() => refused(0), ({ status }) => status === 503, 10_000);
  const first = await refused(1);
  expect([first.status, first.headers.get("retry-after"), await first.json()]).toEqual([503, "5", { error: expect.objectContaining({ code: "ServiceUnavailable" }) }]);
  expect(await closed).toBe(1013);
  for (let n = 0; n < 300; n += 1) await refused(n);
  const before = node.rssMb;
  for (let round = 0; round < 40; round += 1) await Promise.all(Array.from({ length: 50 }, (_, n) => refused(n)));
  // 2,000 messages of a few hundred bytes kept somewhere would not show either: what must not be there is a queue that holds requests
  expect(node.rssMb / before).toBeLessThan(1.3);
  await redis.restart();
  await eventually(() => refused(2), ({ status }) => status === 200, 15_000);
  const log = await eventually(() => person.log(node), (seen) => seen.some(({ text }) => text === "perdu 2"), 10_000);
  expect(log.filter(({ from }) => from.role === "user").map(({ text }) => text)).toEqual(["avant", "perdu 2"]);
});
