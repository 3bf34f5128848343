import "restify";
import { createMetrics, serveMetrics } from "../../../src/http/metrics";

describe("figures of a node", () => {
  it("count what came in, what became of it and what may have been sent twice, on an address of their own", async () => {
    const metrics = createMetrics();
    metrics.watch({ sockets: () => 3, replicationMissed: () => 2 });
    metrics.countInbound("web", "accepted");
    metrics.countInbound("web", "duplicate");
    const turn = { conversation: "secret-conversation", channel: "web", flow: "caf-rsa", step: "goal", locale: "ar" } as const;
    metrics.countTurn({ ...turn, outcome: "released", durationMs: 4 });
    metrics.countTurn({ ...turn, outcome: "failed", code: "TURN_TOO_LONG", durationMs: 5_000 });
    metrics.countDelivery({ conversation: "secret-conversation", channel: "azure", state: "sent", attempts: 2, mayRepeat: true });
    const server = await serveMetrics(metrics, { host: "127.0.0.1", port: 0 });
    try {
      const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
      expect(text).toContain('bot_inbound_events_total{channel="web",result="duplicate"} 1');
      expect(text).toContain('bot_turns_total{channel="web",outcome="failed",code="TURN_TOO_LONG"} 1');
      expect(text).toContain('bot_turn_duration_seconds_bucket{le="0.005",channel="web"} 1');
      expect(text).toContain('bot_delivery_total{channel="azure",status="sent",reason=""} 1');
      expect(text).toContain('bot_delivery_repeats_total{channel="azure"} 1');
      expect(text).toContain("bot_web_chats 3");
      expect(text).toContain("bot_replication_missed 2");
      expect(text).not.toContain("secret-conversation");
      expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
    } finally {
      await server.close();
    }
  });
});
