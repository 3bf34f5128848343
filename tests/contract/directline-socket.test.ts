import { WebSocket } from "ws";
import { exchanges } from "../helpers/direct-line-client";
import { eventually } from "../helpers/eventually";
import { checkExchange } from "../helpers/direct-line-schemas";
import { startDirectLineService, type DirectLineService } from "../helpers/direct-line-service";
import { Patient, Talk } from "../helpers/direct-line-talk";
import { startRedisServer } from "../helpers/redis-server";

interface Shown {
  readonly id: string;
  readonly text: string;
}

/** The clients here live in the process of the service: when it stands still for longer than this, none of them has answered its ping. */
const pingIntervalMs = 2_000;

let service: DirectLineService;
let talk: Talk;

beforeAll(async () => {
  service = await startDirectLineService({ direct: { pingIntervalMs } });
});
beforeEach(async () => {
  ({ talk } = await Patient.whoPressed(service));
});
afterEach(() => {
  expect(exchanges.splice(0).flatMap((exchange) => checkExchange(exchange).problems)).toEqual([]);
});
afterAll(() => service.close());

/** Follows a conversation; `closed` resolves to how it ended. */
function follow(url: string) {
  const socket = new WebSocket(url);
  const frames: { readonly activities: readonly Shown[]; readonly watermark: string }[] = [];
  socket.on("message", (data, isBinary) => {
    expect(isBinary).toBe(false);
    const body = JSON.parse(String(data)) as (typeof frames)[number];
    frames.push(body);
    exchanges.push({ method: "FRAME", url, status: 0, body });
  });
  const opened = new Promise((resolve) => socket.once("open", resolve));
  const closed = new Promise<string>((resolve) => {
    socket.on("close", (code, reason) => resolve(`${code} ${reason}`));
    socket.on("unexpected-response", (_req, res) => resolve(`HTTP ${res.statusCode}`));
    socket.on("error", () => undefined);
  });
  const shown = (): readonly Shown[] => frames.flatMap(({ activities }) => activities);
  return { socket, frames, opened, closed, shown };
}

const streamUrl = async (of: Talk = talk, watermark = ""): Promise<string> => String((await of.ask("GET", `${of.address}?watermark=${watermark}`)).body["streamUrl"]);
const say = (text: string, to: Talk = talk) => to.post({ type: "message", text });

describe("the socket", () => {
  it("shows what is after its watermark, each entry once, in order, while entries keep coming", async () => {
    for (let time = 0; time < 40; time += 1) {
      await say(`avant ${time}`);
      if (time % 10 === 0) await service.passerelle.drain();
    }
    const followed = follow(await streamUrl(talk, "10"));
    for (let time = 0; time < 20; time += 1) await say(`pendant ${time}`);
    await service.passerelle.drain();
    const log = (await service.log(talk.conversationId)).slice(10);
    expect(log.length).toBeGreaterThan(150); // more than one page
    await eventually(followed.shown, (shown) => shown.length >= log.length);
    expect(followed.shown().map(({ id }) => id)).toEqual(log.map(({ id }) => id));
    expect(followed.frames.map(({ watermark }) => Number(watermark))).toEqual(log.map(({ seq }) => seq));
    followed.socket.close();
  });

  it("ignores the empty frames of clients, and ends one that sends a huge frame", async () => {
    const followed = follow(await streamUrl());
    await followed.opened;
    followed.socket.send("");
    followed.socket.send("x");
    await say("toujours là");
    await eventually(followed.shown, (shown) => shown.some(({ text }) => text === "toujours là"));
    followed.socket.send("x".repeat(5_000));
    expect(await followed.closed).toMatch(/^10(09|06) /);
  });

  it("ends with a reason when the token expires, unless it was renewed", async () => {
    const brief = await service.besides({ tokenLifetimeMs: 1_000 });
    try {
      const open = async () => {
        const own = await Talk.at(brief.domain);
        const at = Date.now();
        return { own, at, followed: follow(String((await own.start()).body["streamUrl"])) };
      };
      const [left, renewed] = [await open(), await open()];
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect((await renewed.own.ask("POST", `${brief.domain}/tokens/refresh`)).status).toBe(200);
      expect(await left.followed.closed).toBe("1008 token expired");
      expect(await renewed.followed.closed).toBe("1008 token expired");
      expect(Date.now() - renewed.at).toBeGreaterThan(1_400);
    } finally {
      await brief.close();
    }
  });

  it("is refused over HTTP without a token, with a token of another use, for another conversation, elsewhere", async () => {
    const url = new URL(await streamUrl());
    const other = await Talk.at(service.domain);
    const refused = (change: (address: URL) => void): Promise<string> => {
      const changed = new URL(url);
      change(changed);
      return follow(changed.href).closed;
    };
    expect(await refused((address) => address.searchParams.delete("t"))).toBe("HTTP 401");
    expect(await refused((address) => address.searchParams.set("t", talk.token))).toBe("HTTP 401");
    expect(await refused((address) => (address.pathname = address.pathname.replace(talk.conversationId, other.conversationId)))).toBe("HTTP 401");
    expect(await refused((address) => address.searchParams.set("watermark", "x"))).toBe("HTTP 400");
    expect(await refused((address) => (address.pathname = "/elsewhere"))).toBe("HTTP 404");
  });

  it("is limited to a few for one conversation", async () => {
    const url = await streamUrl();
    const five = Array.from({ length: 5 }, () => follow(url));
    await Promise.all(five.map(({ opened }) => opened));
    expect(await follow(url).closed).toBe("HTTP 429");
    five.forEach(({ socket }) => socket.close());
    await Promise.all(five.map(({ closed }) => closed));
  });

  it("ends when the client is gone without a word", async () => {
    const silent = follow(await streamUrl());
    await silent.opened;
    (silent.socket as unknown as { _socket: { pause(): void } })._socket.pause(); // answers no ping any more
    await eventually(() => service.socketCount(), (count) => count === 0);
    silent.socket.terminate();
  });

  it("ends when the conversation's time is over", async () => {
    const short = await startDirectLineService({ retention: { web: 1_500 }, direct: { pingIntervalMs } });
    try {
      const brief = await Talk.at(short.domain);
      const followed = follow(String((await brief.start()).body["streamUrl"]));
      expect(await followed.closed).toBe("1000 conversation ended");
      expect(followed.shown()).toHaveLength(2);
    } finally {
      await short.close();
    }
  });
});

it("a socket catches up by itself after the store was away", async () => {
  const redis = await startRedisServer();
  const remote = await startDirectLineService({ redisUrl: redis.url, direct: { pingIntervalMs } });
  try {
    const there = await Talk.at(remote.domain);
    const followed = follow(String((await there.start()).body["streamUrl"]));
    await eventually(followed.shown, (shown) => shown.length === 2);
    redis.signal("SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 700));
    await redis.restart();
    await eventually(async () => (await say("de retour", there)).status, (status) => status === 200, 15_000);
    await eventually(followed.shown, (shown) => shown.some(({ text }) => text === "de retour"), 15_000);
    expect(followed.socket.readyState).toBe(WebSocket.OPEN);
    followed.socket.close();
  } finally {
    await remote.close();
    await redis.stop();
  }
}, 60_000);
