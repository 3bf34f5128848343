import type { ClockHour } from "../handoff/desk-event";
import type { UsualWait } from "../handoff/line";
import type { Locale } from "../locale";

/** What is known of the desk while a turn is thought, to be honest with whoever waits; a snapshot some seconds old. */
export interface DeskOutlook {
  /** Somebody who could be given a case is there. */
  readonly isSomebodyThere: boolean;
  /** How many are before this ticket, or before somebody who comes now and reads `locale`; null: nobody who is there could take it. */
  readonly before: (ticket: string | null, locale: Locale) => number | null;
  /** Null: too few waits are known to say. */
  readonly usualWait: (ticket: string | null, locale: Locale) => UsualWait | null;
  /** Start of the next true opening (ms since 1970), when nobody is there and the hours are known. */
  readonly nextOpeningAt: number | null;
  /** Free words between a person and a mediator may go to a machine that translates. */
  readonly hasTranslator: boolean;
  /** That moment as the clock of the place says it. */
  readonly nextOpening: ClockHour | null;
}
