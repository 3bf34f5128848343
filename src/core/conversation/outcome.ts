import type { FlowEvent } from "../flow/engine";
import type { FlowId, StepId } from "../flow/model";
import type { Colleague, MachineTranslation } from "../handoff/desk-event";
import type { Said } from "../message";
import type { Handoff } from "./handoff-state";
import type { HelpAnswer } from "./help-question";
import type { Session } from "./session";

export type ConversationEffect =
  /** `callBackAt`: the person agreed to be spoken to at that hour (ms since 1970) instead of waiting. */
  | { readonly kind: "person_requested"; readonly queue: string; readonly flow: FlowId | null; readonly step: StepId | null; readonly callBackAt?: number }
  /** The request for a person changed: the desk is told. */
  | { readonly kind: "ticket"; readonly handoff: Handoff }
  /** The first answer to the question of that name, to be counted without the person. */
  | { readonly kind: "help_answered"; readonly token: string; readonly answer: HelpAnswer }
  | { readonly kind: "erase" }
  /** At `due` (ms since 1970) an event of type `timer` enters the conversation; set again under the same id, it moves. */
  | { readonly kind: "timer_set"; readonly id: string; readonly due: number; readonly timer: string }
  | { readonly kind: "timer_dropped"; readonly id: string }
  | { readonly kind: "flow"; readonly flow: FlowId; readonly event: FlowEvent };

/** What one input did: pure data, committed as a whole. */
export interface Outcome {
  readonly session: Session;
  readonly said: readonly Said[];
  readonly effects: readonly ConversationEffect[];
  /** What a mediator said with this event, logged before what the bot says. */
  readonly mediator?: { readonly who: Colleague } & ({ readonly text: string; readonly translation?: MachineTranslation } | { readonly said: Said });
}

export const quiet = (session: Session): Outcome => ({ session, said: [], effects: [] });

export const say = (session: Session, ...said: readonly Said[]): Outcome => ({ session, said, effects: [] });

/** Does one thing after the other; the second sees the session the first left. */
export function andThen(first: Outcome, next: (session: Session) => Outcome): Outcome {
  const second = next(first.session);
  return { ...first, session: second.session, said: [...first.said, ...second.said], effects: [...first.effects, ...second.effects] };
}

/** Words before what happens, such as a notice. */
export const after = (words: readonly Said[], outcome: Outcome): Outcome => ({ ...outcome, said: [...words, ...outcome.said] });
