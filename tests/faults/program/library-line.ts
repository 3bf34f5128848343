import { setTimeout as pause } from "node:timers/promises";
import { connect, type TestClient } from "../../helpers/direct-line-client";
import { ask } from "./http";
import type { Dice } from "./dice";
import type { History, SentEvent } from "./history";
import { BaseLine, type Line, type World } from "./line";
import { seenOf } from "./web-line";

/** Somebody who sees "not sent" so often puts the phone away; what was not acknowledged was not promised. */
const tries = 15;

/** A web chat with the unmodified botframework-directlinejs; it stays with one node, and comes back to it. */
export class LibraryLine extends BaseLine implements Line {
  conversation = "";
  /** By polling the library hands out the activities of one answer by a timer each, and those of the next one between them. */
  override readonly keepsOrder: boolean;
  #token = "";
  #client: TestClient | null = null;

  constructor(world: World, history: History, dice: Dice, mark: string, private readonly reads: "socket" | "poll") {
    super(world, history, dice, mark);
    this.keepsOrder = reads === "socket";
  }

  async open(): Promise<void> {
    const given = await this.insist(() => ask("POST", `${this.base}/v3/directline/tokens/generate`, this.world.secret, {}));
    if (given?.status !== 200) throw new Error(`no token: ${given?.status ?? "nobody answers"}`);
    const { token, conversationId } = given.body as { readonly token: string; readonly conversationId: string };
    this.#token = token;
    this.conversation = conversationId;
    const client = connect("0.15.8", { domain: `${this.base}/v3/directline`, token, webSocket: this.reads === "socket" });
    this.#client = client;
    client.client.activity$.subscribe((activity) => {
      this.look(JSON.stringify(activity));
      const shown = activity as unknown as Parameters<typeof seenOf>[0];
      this.history.show(seenOf(shown));
      const actions = shown.suggestedActions?.actions ?? [];
      if (actions.length > 0) this.buttons = actions.map(({ title, value }) => ({ title, value: String(value) }));
    }, () => undefined);
  }

  /** Web Chat offers to send again what failed, with the same id. */
  async send(event: SentEvent): Promise<void> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const id = await this.#post(event);
      if (id !== null) {
        event.ackedAt = Date.now();
        event.entryId = id;
        return;
      }
      this.history.repeatedRequests += 1;
      await pause(500);
    }
  }

  async repeat(event: SentEvent): Promise<void> {
    const id = await this.#post(event);
    if (id !== null && event.entryId !== undefined && id !== event.entryId) this.history.strange.add("another id for a repeated message");
  }

  /** The page is loaded again: by polling, the library stops for good when a node is away, and says nothing. */
  async catchUp(): Promise<void> {
    this.close();
    const shown = new Set(this.history.seen.map(({ id }) => id));
    for (let watermark = "0"; ; ) {
      const url = `${this.base}/v3/directline/conversations/${this.conversation}/activities?watermark=${watermark}`;
      const answer = await this.insist(() => ask("GET", url, this.#token));
      if (answer?.status !== 200) return;
      const page = answer.body as { readonly activities: readonly Parameters<typeof seenOf>[0][]; readonly watermark: string };
      if (page.watermark === watermark) return;
      watermark = page.watermark;
      for (const activity of page.activities) {
        this.look(JSON.stringify(activity));
        if (!shown.has(activity.id ?? "")) this.history.show(seenOf(activity));
      }
    }
  }

  close(): void {
    this.#client?.end();
  }

  /** @returns null when it failed: the library says "retry" for what may pass. */
  async #post({ id, text, button }: SentEvent): Promise<string | null> {
    const activity = { type: "message", ...(text !== undefined && { text }), ...(button !== undefined && { value: button }), channelData: { clientActivityID: id } };
    const posted = await this.#client!.post(activity).catch(() => null);
    return posted === null || posted === "retry" || posted === "" ? null : posted;
  }
}
