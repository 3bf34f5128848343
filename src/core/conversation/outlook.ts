/** What is known of the desk while a turn is thought, to be honest with whoever waits; a snapshot some seconds old. */
export interface DeskOutlook {
  /** Somebody who could be given a case is there. */
  readonly isSomebodyThere: boolean;
  /** By ticket: how many are before it. A newcomer's is under `null`. */
  readonly before: ReadonlyMap<string | null, number>;
  /** Minutes, of what people can use (5, 10, 15, 30, 60); 90: more than an hour. Null: too few waits are known. */
  readonly usualWaitMinutes: number | null;
  /** Start of the next true opening (ms since 1970), when nobody is there and the hours are known. */
  readonly nextOpeningAt: number | null;
  /** That moment as the clock of the place says it. */
  readonly nextOpening: { readonly date: string; readonly hour: string } | null;
}
