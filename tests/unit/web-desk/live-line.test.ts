import { once } from "node:events";
import type { AddressInfo } from "node:net";
import WebSocket, { WebSocketServer } from "ws";
import type { FromPage, ToPage } from "../../../src/desk/api";
import { LiveLine, type LineState, type OpenSocket } from "../../../src/web/desk/live/live-line";
import { settles } from "./settles";

const aliveMs = 40;

/** A real server on the loopback that writes down what pages say. */
class Server {
  readonly heard: FromPage[] = [];
  sockets = 0;
  private constructor(private readonly ws: WebSocketServer) {
    ws.on("connection", (socket) => {
      this.sockets += 1;
      socket.on("message", (data) => this.heard.push(JSON.parse(String(data)) as FromPage));
    });
  }

  static async start(port = 0): Promise<Server> {
    const ws = new WebSocketServer({ port, host: "127.0.0.1" });
    const server = new Server(ws);
    await once(ws, "listening");
    return server;
  }

  get port(): number {
    return (this.ws.address() as AddressInfo).port;
  }

  tell(told: ToPage): void {
    for (const socket of this.ws.clients) socket.send(JSON.stringify(told));
  }

  say(text: string): void {
    for (const socket of this.ws.clients) socket.send(text);
  }

  drop(): void {
    for (const socket of this.ws.clients) socket.terminate();
  }

  async stop(): Promise<void> {
    this.drop();
    await new Promise((resolve) => this.ws.close(resolve));
  }

  watches(): readonly number[] {
    return this.heard.flatMap((said) => (said.kind === "watch" ? [said.after] : []));
  }
}

const opener = (port: () => number): OpenSocket => ({ onOpen, onText, onClose }) => {
  const socket = new WebSocket(`ws://127.0.0.1:${port()}/desk/live`);
  socket.on("open", onOpen).on("message", (data) => onText(String(data))).on("close", onClose).on("error", () => undefined);
  return { send: (text) => socket.send(text), close: () => socket.terminate() };
};

let server: Server;
let line: LiveLine;
let states: LineState[];
let told: ToPage[];
let quiet: number;

beforeEach(async () => {
  server = await Server.start();
  const { port } = server;
  [states, told, quiet] = [[], [], 0];
  line = new LiveLine(opener(() => port), { aliveMs, firstRetryMs: 10, slowestRetryMs: 40, isVisible: () => true, random: () => 0.5 }, {
    onState: (state) => states.push(state), onTold: (one) => told.push(one), onQuiet: () => (quiet += 1),
  });
});
afterEach(async () => {
  line.stop();
  await server.stop();
});

const online = () => settles(() => expect(states[states.length - 1]).toBe("online"));

describe("the desk's one socket", () => {
  it("watches the case again after each break, from the last number the page has by then", async () => {
    let last = 3;
    line.watch(() => ({ case: "c", after: last }));
    line.start();
    await settles(() => expect(server.watches()).toEqual([3]));
    last = 9;
    server.drop();
    await settles(() => expect(server.watches()).toEqual([3, 9]));
    expect(states).toEqual(["connecting", "online", "lost", "online"]);
  });

  it("watches nothing more when the case was left meanwhile", async () => {
    line.watch(() => ({ case: "c", after: 1 }));
    line.start();
    await settles(() => expect(server.watches()).toEqual([1]));
    line.watch(null);
    await settles(() => expect(server.heard).toContainEqual({ kind: "unwatch" }));
    server.drop();
    await settles(() => expect(server.sockets).toBe(2));
    await online();
    expect(server.watches()).toEqual([1]);
  });

  it("finds a server again that was away, and has one socket then", async () => {
    line.start();
    await online();
    const { port } = server;
    await server.stop();
    await settles(() => expect(states.filter((state) => state === "lost").length).toBeGreaterThan(2));
    server = await Server.start(port);
    await online();
    expect(server.sockets).toBe(1);
  });

  it("says that it is alive, at once and then at each interval", async () => {
    line.start();
    await settles(() => expect(server.heard.filter(({ kind }) => kind === "alive").length).toBeGreaterThan(2));
    expect(server.heard[0]).toEqual({ kind: "alive", isVisible: true });
  });

  it("notices a silence, and is not silent while something comes", async () => {
    line.start();
    await online();
    await settles(() => expect(quiet).toBeGreaterThan(0));
    const timer = setInterval(() => server.tell({ kind: "locked" }), aliveMs / 4);
    await settles(() => expect(told.length).toBeGreaterThan(2));
    const before = quiet;
    await new Promise((resolve) => setTimeout(resolve, aliveMs * 4));
    clearInterval(timer);
    expect(quiet).toBe(before);
  });

  it("passes over what it does not understand", async () => {
    line.start();
    await online();
    for (const text of ["", "{", "null", "7", '{"kind":7}']) server.say(text);
    server.tell({ kind: "signed_out" });
    await settles(() => expect(told).toEqual([{ kind: "signed_out" }]));
  });

  it("does not come back once it is stopped", async () => {
    line.start();
    await online();
    line.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.sockets).toBe(1);
    expect(states).toEqual(["connecting", "online"]);
  });
});
