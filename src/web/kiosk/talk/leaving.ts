import { directLineUrl } from "./service";
import type { Address } from "./session-memory";

/** Between two tries (ms) while the service is away. */
const againAfterMs = 5_000;
/** Then the service has forgotten the talk by itself (ms): the longest that a kiosk's is kept. */
const forgottenAfterMs = 10 * 60_000;

/** Tells the service that the person has gone, until it knows: everything of the talk is erased there. Nothing waits for it. */
export async function leaveConversation({ conversationId, token }: Address): Promise<void> {
  for (const until = Date.now() + forgottenAfterMs; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, againAfterMs))) {
    try {
      const response = await fetch(`${directLineUrl()}/conversations/${conversationId}/activities`, {
        method: "POST", keepalive: true, cache: "no-store",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ type: "endOfConversation", from: { id: "" } }),
      });
      // 4xx: it is gone already, or will be
      if (response.status < 500 && response.status !== 429) return;
    } catch {
      // the network is away
    }
  }
}
