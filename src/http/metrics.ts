import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { PipelineParts } from "../bot/turn-pipeline";
import type { DeliveryRecord } from "../bot/delivery";
import type { TurnRecord } from "../bot/turn-record";

/** What is read from elsewhere when somebody asks. */
export interface Gauges {
  /** Web chats connected to this node. */
  readonly sockets: () => number;
  /** Writes that fewer replicas than asked for had when they were acknowledged. */
  readonly replicationMissed: () => number;
}

/** Figures of this node in Prometheus' text form. Labels are names of ours: never a person, an address or a text. */
export interface Metrics {
  readonly countInbound: PipelineParts["count"];
  readonly countTurn: (turn: TurnRecord) => void;
  readonly countDelivery: (delivery: DeliveryRecord) => void;
  /** Says how many gauges are read, once the parts exist. */
  watch(gauges: Gauges): void;
  text(): Promise<string>;
}

/** Seconds: a turn costs a millisecond or two, and its limit is five seconds. */
const turnBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const inbound = new Counter({ name: "bot_inbound_events_total", help: "events handed in, by what became of them", labelNames: ["channel", "result"], registers });
  const turns = new Counter({ name: "bot_turns_total", help: "turns played, by outcome", labelNames: ["channel", "outcome", "code"], registers });
  const durations = new Histogram({ name: "bot_turn_duration_seconds", help: "from the lease to the commit", labelNames: ["channel"], buckets: turnBuckets, registers });
  const deliveries = new Counter({ name: "bot_delivery_total", help: "messages to push channels, by state", labelNames: ["channel", "status", "reason"], registers });
  const repeats = new Counter({ name: "bot_delivery_repeats_total", help: "messages that may have been sent twice because a node died while it sent", labelNames: ["channel"], registers });
  return {
    countInbound: (channel, result) => inbound.inc({ channel, result }),
    countTurn: ({ channel, outcome, code = "", durationMs }) => {
      turns.inc({ channel, outcome, code });
      durations.observe({ channel }, durationMs / 1_000);
    },
    countDelivery: ({ channel, state, code = "", mayRepeat }) => {
      deliveries.inc({ channel, status: state, reason: code });
      if (mayRepeat) repeats.inc({ channel });
    },
    watch: ({ sockets, replicationMissed }) => {
      new Gauge({ name: "bot_web_chats", help: "web chats connected to this node", registers, collect() { this.set(sockets()); } });
      new Gauge({ name: "bot_replication_missed", help: "acknowledged writes that too few replicas had", registers, collect() { this.set(replicationMissed()); } });
    },
    text: () => registry.metrics(),
  };
}

/** `GET /metrics` on an address of its own, which the public pages do not share (ASVS 13.4.5). */
export async function serveMetrics(metrics: Pick<Metrics, "text">, { host, port }: { readonly host: string; readonly port: number }): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server: Server = createServer((req, res) => {
    // one call after the other: restify changes every response of the process, and its writeHead returns nothing
    const answer = (status: number, text = ""): void => {
      res.statusCode = status;
      res.setHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      res.setHeader("Cache-Control", "no-store");
      res.end(text);
    };
    if (req.method !== "GET" || req.url !== "/metrics") return answer(404);
    metrics.text().then((text) => answer(200, text), () => answer(500));
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
