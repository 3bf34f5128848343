import type { TurnContext } from "botbuilder";
import type { Session } from "../core/conversation/session";
import type { Outcome } from "../core/conversation/outcome";
import type { ConversationKey, InboxEntry, Reading } from "../core/ports";
import type { World } from "../core/conversation/world";

/** What travels with one turn between the adapter, the middleware and the bot. */
export interface Turn {
  readonly key: ConversationKey;
  /** Of the conversation, raised when everything is erased. */
  readonly epoch: number;
  readonly event: InboxEntry;
  readonly session: Session;
  readonly world: World;
  reading?: Reading;
  outcome?: Outcome;
}

const turnKey = Symbol("passerelle.turn");

export function attachTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(turnKey, turn);
}

/** @throws Error when a context did not come through our adapter. */
export function turnOf(context: TurnContext): Turn {
  const turn: Turn | undefined = context.turnState.get(turnKey);
  if (!turn) throw new Error("this TurnContext carries no turn");
  return turn;
}
