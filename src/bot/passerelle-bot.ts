import { EventFactory, type Activity, type TurnContext } from "botbuilder";
import { converse } from "../core/conversation/converse";
import type { Said } from "../core/message";
import type { PrivateKind } from "../core/ports";
import { turnOf } from "./turn-state";

/** Key under which an activity of ours carries what is said, as keys: words are put on the way out. */
export const saidKey = "said";

/** The bot of every channel: one turn in, what is said out. It neither stores nor sends. */
export class PasserelleBot {
  async run(context: TurnContext): Promise<void> {
    const turn = turnOf(context);
    const { event, session, world, reading } = turn;
    const masked: readonly PrivateKind[] = [...new Set([...(event.masked ?? []), ...(reading?.masked ?? [])])];
    turn.outcome = converse(
      session,
      {
        at: event.at, type: event.type, masked, origin: { conversation: turn.key.id, epoch: turn.epoch, entry: event.entryId },
        ...(reading && { reading }), ...(event.button !== undefined && { button: event.button }), ...(event.desk && { desk: event.desk }),
      },
      world,
    );
    await context.sendActivities(turn.outcome.said.map(activityFor));
    if (turn.outcome.effects.some((effect) => effect.kind === "person_requested")) {
      // standard event of the Bot Framework, for whatever hub listens on the channel; the case itself is our ticket
      await context.sendActivity(EventFactory.createHandoffInitiation(context, { Skill: turn.outcome.session.locale }));
    }
  }
}

function activityFor(said: Said): Partial<Activity> {
  return { type: "message", channelData: { [saidKey]: said } };
}
