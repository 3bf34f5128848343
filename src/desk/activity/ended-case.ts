import type { FlowId, IsoDate } from "../../core/flow/model";
import type { CloseReason } from "../api";

/** What is known of a case that has ended, and nothing of what was said in it. */
export interface EndedCase {
  /** Random. */
  readonly id: string;
  /** ms since 1970 */
  readonly endedAt: number;
  /** Account of the mediator who had it last; null: nobody ever did. */
  readonly mediator: string | null;
  /** Time it was in a mediator's hands, all times together (ms). */
  readonly heldMs: number;
  readonly flow: FlowId | null;
  /** Digital autonomy of the person, 1 needs most help. */
  readonly level: 1 | 2 | 3 | null;
  /** Null: it was handed back, or the person left. */
  readonly reason: CloseReason | null;
}

export interface Period {
  /** Days of Paris, both inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Cases that ended in the period, in any order, at most `limit` of them. */
export type EndedCases = (period: Period, limit: number) => Promise<readonly EndedCase[]>;
