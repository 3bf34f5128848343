import type { Locale } from "../locale";
import type { Said } from "../message";
import type { TicketEvent } from "./events";
import type { Partner } from "./partner";
import type { ReasonOf } from "./states";

/** A mediator as the person meets them. */
export interface Colleague {
  /** Account. */
  readonly id: string;
  /** First name: all that a person is told. */
  readonly name: string;
}

/** `YYYY-MM-DD` and `HH:MM`. */
export interface ClockHour {
  readonly date: string;
  readonly hour: string;
}

/** What a machine made of somebody's words; these always stand beside it. */
export interface MachineTranslation {
  readonly locale: Locale;
  readonly text: string;
  /** Name of the machine. */
  readonly engine: string;
}

/**
 * What the desk brings into a conversation, parsed at the edge: it enters as an event like any other, so that order and exactly-once hold for it.
 * `ticket`: of another request than the open one, it comes too late and changes nothing.
 */
export type DeskEvent =
  /** Transitions to be made in this order, up to the first that is refused. `who`: whoever takes it; `hour`: of a promise, as the clock of the place says it;
   * `asksIfHelped`: whoever was spoken with until the case was closed is asked if it helped. */
  | { readonly kind: "moves"; readonly ticket: string; readonly events: readonly TicketEvent[]; readonly who?: Colleague; readonly hour?: ClockHour; readonly asksIfHelped?: true }
  /** Free words of the mediator as they were typed, and what a machine made of them, if one was asked and could. At most `maxTextLength`, masked at the edge. */
  | { readonly kind: "words"; readonly ticket: string; readonly who: Colleague; readonly text: string; readonly translation?: MachineTranslation }
  /** A sentence of the phrase book as `fillPhrase` gives it, with its quick answers. */
  | { readonly kind: "phrase"; readonly ticket: string; readonly who: Colleague; readonly said: Said }
  /** Another association may help better: the person is asked before anything ends here. */
  | { readonly kind: "transfer_proposed"; readonly ticket: string; readonly who: Colleague; readonly partner: Partner; readonly reason: ReasonOf<"transferred"> };
