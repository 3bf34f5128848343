import { ask } from "./http";
import type { SentEvent } from "./history";
import { BaseLine, type Line, type World } from "./line";
import type { Dice } from "./dice";
import type { History } from "./history";
import { markerOf, ownerMark } from "./markers";
import type { Platform } from "./platform";

/** A phone behind Azure: its platform sends every event until somebody says 200, and some of them thrice. */
export class PhoneLine extends BaseLine implements Line {
  /** The platform's name of the talk and of the person: a marker too. */
  readonly address: string;

  constructor(world: World, history: History, dice: Dice, person: number, private readonly platform: Platform) {
    const address = markerOf(person, 0);
    super(world, history, dice, ownerMark(address));
    this.address = address;
  }

  async open(): Promise<void> {
    this.platform.listen(this.address, (arrival) => {
      this.look(arrival.text);
      const { id, replyTo, seq, at, isDropped } = arrival;
      if (arrival.buttons.length > 0) this.buttons = arrival.buttons;
      this.history.show({ id, at, isBot: true, seq, ...(replyTo !== "" && { replyTo }), ...(isDropped && { isDropped }) });
    });
  }

  async send(event: SentEvent): Promise<void> {
    const copies = this.dice.chance(0.15) ? 3 : 1;
    await Promise.all(Array.from({ length: copies }, async (_, copy) => {
      const answer = await this.insist(() => ask("POST", `${this.world.nodes.url(this.node + copy)}/api/messages`, this.world.platformToken, this.#activity(event)));
      if (answer?.status === 200) event.ackedAt ??= Date.now();
      else if (answer) this.noteStrange("/api/messages", answer);
    }));
  }

  async repeat(event: SentEvent): Promise<void> {
    await this.insist(() => ask("POST", `${this.base}/api/messages`, this.world.platformToken, this.#activity(event)));
  }

  /** The platform pushes: there is nothing to ask for. */
  async catchUp(): Promise<void> {}

  close(): void {}

  #activity({ id, text, button, clientLocale }: SentEvent): unknown {
    return {
      type: "message", id, channelId: "webchat", serviceUrl: this.platform.serviceUrl, from: { id: this.address }, recipient: { id: "the-bot" },
      conversation: { id: this.address }, ...(text !== undefined && { text }), ...(button !== undefined && { value: button }),
      ...(clientLocale !== undefined && { locale: clientLocale }),
    };
  }
}
