import type { Middleware, TurnContext } from "botbuilder";
import { expectationFor, listeningIn } from "../core/conversation/converse";
import type { Readers } from "../core/ports";
import { turnOf } from "./turn-state";

/** Turns words into a reading before the bot thinks: readers may be slow, the bot may not. */
export class ReadingMiddleware implements Middleware {
  constructor(private readonly readers: Readers) {}

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const turn = turnOf(context);
    const { event, session, world } = turn;
    if (event.type === "text" && event.text !== undefined) {
      turn.reading = await this.readers.read(event.text, {
        locale: listeningIn(session),
        today: world.context.today,
        expecting: expectationFor(session, world),
        conversation: context.activity.conversation.id,
      });
    }
    await next();
  }
}
