import { EventFactory, type Activity, type TurnContext } from "botbuilder";
import { converse } from "../core/conversation/converse";
import type { Session } from "../core/conversation/session";
import { isFinal, type TicketState } from "../core/handoff/states";
import type { Said } from "../core/message";
import type { PrivateKind } from "../core/ports";
import type { TranscriptReference } from "./handoff-transcript";
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
        ...(reading && { reading }), ...(event.button !== undefined && { button: event.button }), ...(event.desk && { desk: event.desk }), ...(event.move && { move: event.move }),
      },
      world,
    );
    await context.sendActivities(turn.outcome.said.map(activityFor));
    const handoff = handoffEvent(context, session, turn.outcome.session);
    if (handoff) await context.sendActivity(handoff);
  }
}

/** Events of the Bot Framework's handoff protocol, for whatever hub listens on the channel; the case itself is our ticket. */
function handoffEvent(context: TurnContext, before: Session, { handoff, locale, consent }: Session): Partial<Activity> | null {
  if (!handoff) return null;
  const { id, queue, flow, step, state } = handoff.ticket;
  // asked again after its end, it is offered to the hub anew
  const isAskedAgain = before.handoff !== undefined && isFinal(before.handoff.ticket.state) && !isFinal(state);
  if (before.handoff?.ticket.id !== id || isAskedAgain) {
    // the words themselves stand in the log already: whoever is given them reads them there, see handoff-transcript.ts
    const transcript: TranscriptReference = { after: consent === "given" ? 0 : handoff.fromSeq - 1 };
    return EventFactory.createHandoffInitiation(context, { Skill: locale, ticket: id, queue, flow, step, transcript });
  }
  const status = state === before.handoff.ticket.state ? undefined : handoffStatus[state];
  return status === undefined ? null : EventFactory.createHandoffStatus(context.activity.conversation, status);
}

const handoffStatus: Readonly<Partial<Record<TicketState, "accepted" | "failed" | "completed">>> = {
  taken: "accepted", abandoned: "failed", handed_back: "completed", closed: "completed", transferred: "completed",
};

function activityFor(said: Said): Partial<Activity> {
  return { type: "message", channelData: { [saidKey]: said } };
}
