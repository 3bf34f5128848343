import type { Activity } from "botbuilder";
import { WebSocket } from "ws";
import { ask } from "./http";
import type { Dice } from "./dice";
import type { History, SeenActivity, SentEvent } from "./history";
import { BaseLine, type Line, type World } from "./line";

/** Silence after which a page that waits for an answer tries another node (ms). */
const silenceMs = 2_500;
const pollEveryMs = 1_000;

/** What one activity of Direct Line shows. */
export function seenOf(activity: Activity): SeenActivity {
  const view: { readonly seq?: number; readonly erases?: boolean } = activity.channelData?.passerelle ?? {};
  return {
    id: activity.id ?? "", at: Date.now(), isBot: activity.from?.role === "bot",
    ...(activity.replyToId !== undefined && { replyTo: activity.replyToId }),
    ...(view.seq !== undefined && { seq: view.seq }), ...(view.erases && { erases: true }),
  };
}

/** A web chat over bare HTTP: posts, and reads by a socket or by asking again and again. */
export class WebLine extends BaseLine implements Line {
  conversation = "";
  #token = "";
  #watermark = "0";
  #socket: WebSocket | null = null;
  #isClosed = false;
  #heardAt = Date.now();
  #timer: NodeJS.Timeout | null = null;

  constructor(world: World, history: History, dice: Dice, mark: string, private readonly locale: string, private readonly reads: "socket" | "poll") {
    super(world, history, dice, mark);
  }

  async open(): Promise<void> {
    // a server of ours asks for the token: one address opens a thousand talks here, which strangers may not
    const given = await this.insist(() => ask("POST", `${this.base}/v3/directline/tokens/generate`, this.world.secret, {}));
    if (given?.status !== 200) throw new Error(`no token: ${given?.status ?? "nobody answers"}`);
    const { token, conversationId } = given.body as { readonly token: string; readonly conversationId: string };
    this.#token = token;
    this.conversation = conversationId;
    const started = await this.insist(() => ask("POST", `${this.base}/v3/directline/conversations`, token, { locale: this.locale }));
    if (started === null || started.status > 201) throw new Error(`no conversation: ${started?.status ?? "nobody answers"}`);
    if (this.reads === "socket") this.#connect((started.body as { readonly streamUrl: string }).streamUrl);
    this.#timer = setInterval(() => {
      // one after the other, the last one being waited for in the end
      this.#ticking ??= this.#tick().finally(() => (this.#ticking = null));
    }, pollEveryMs);
  }

  async send(event: SentEvent): Promise<void> {
    const answer = await this.#post(event);
    if (answer?.status !== 200) return answer ? this.noteStrange("/activities", answer) : undefined;
    event.ackedAt = Date.now();
    event.entryId = (answer.body as { readonly id: string }).id;
  }

  async repeat(event: SentEvent): Promise<void> {
    const answer = await this.#post(event);
    if (answer?.status === 200 && event.entryId !== undefined && (answer.body as { readonly id: string }).id !== event.entryId) {
      this.history.strange.add("another id for a repeated message");
    }
  }

  /** From here on there is no socket any more, and nobody else asks: an entry would be shown twice. */
  async catchUp(): Promise<void> {
    this.close();
    await this.#ticking;
    let before;
    do {
      before = this.#watermark;
      await this.#poll();
    } while (before !== this.#watermark);
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearInterval(this.#timer);
    this.#hangUp();
  }

  #post({ id, text, button }: SentEvent) {
    const activity = { type: "message", ...(text !== undefined && { text }), ...(button !== undefined && { value: button }), channelData: { clientActivityID: id } };
    return this.insist(() => ask("POST", `${this.base}/v3/directline/conversations/${this.conversation}/activities`, this.#token, activity));
  }

  #ticking: Promise<void> | null = null;
  async #tick(): Promise<void> {
    if (this.reads === "poll") await this.#poll();
    else if (this.#socket === null || (this.#isWaiting && Date.now() - this.#heardAt > silenceMs)) await this.#reconnect();
  }

  get #isWaiting(): boolean {
    return [...this.history.sent.values()].at(-1)?.ackedAt !== undefined;
  }

  async #poll(): Promise<void> {
    const answer = await ask("GET", `${this.base}/v3/directline/conversations/${this.conversation}/activities?watermark=${this.#watermark}`, this.#token).catch(() => null);
    if (answer?.status !== 200) return this.turnToAnother();
    this.#show(answer.body as Frame);
  }

  async #reconnect(): Promise<void> {
    this.#hangUp();
    this.turnToAnother();
    this.#heardAt = Date.now();
    const answer = await ask("GET", `${this.base}/v3/directline/conversations/${this.conversation}?watermark=${this.#watermark}`, this.#token).catch(() => null);
    if (answer?.status === 200 && !this.#isClosed) this.#connect((answer.body as { readonly streamUrl: string }).streamUrl);
  }

  #connect(streamUrl: string): void {
    const socket = new WebSocket(streamUrl);
    this.#socket = socket;
    const lost = (): void => {
      if (this.#socket === socket) this.#socket = null;
    };
    socket.on("close", lost).on("error", lost);
    socket.on("message", (data) => {
      // what a socket still brings after it was given up was not shown to anybody
      if (this.#socket === socket && String(data) !== "") this.#show(JSON.parse(String(data)) as Frame);
    });
  }

  #hangUp(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.terminate();
  }

  #show({ activities, watermark }: Frame): void {
    if (activities.length > 0) this.#heardAt = Date.now();
    for (const activity of activities) {
      this.look(JSON.stringify(activity));
      this.history.show(seenOf(activity));
      const actions = activity.suggestedActions?.actions ?? [];
      if (actions.length > 0) this.buttons = actions.map(({ title, value }) => ({ title, value: String(value) }));
    }
    if (watermark !== undefined && watermark !== "") this.#watermark = watermark;
  }
}

interface Frame {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}
