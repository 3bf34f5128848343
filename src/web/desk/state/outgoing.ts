import type { TranscriptEntry } from "../../../desk/api";
import type { OutgoingAct } from "../live/act-outbox";

/** An act as the screen shows it until it is over. */
export interface Outgoing extends OutgoingAct {
  /**
   * `later`: not taken yet, sent again by itself. `confirmed`: the service has it and its line is not on screen yet. `given_up`: not taken in all
   * that time, and not sent again unless somebody asks for it.
   */
  readonly state: "sending" | "later" | "confirmed" | "refused" | "given_up";
  /** Of the refusal. */
  readonly code?: string;
  /** Last line known when it was written: its echo comes after. */
  readonly after: number;
  /** What was written, in French or as typed; empty for an act without words. */
  readonly words: string;
}

/**
 * Leaves out what the transcript shows by now, so that no message stands there twice: a line of a mediator is the echo of the oldest act
 * with its id or, from a service that gives its lines other ids, with the same words.
 *
 * @param told lines that are new.
 */
export function withoutEchoed(outgoing: readonly Outgoing[], caseId: string, told: readonly TranscriptEntry[]): readonly Outgoing[] {
  let left = outgoing;
  for (const entry of told) {
    if (entry.author !== "mediator") continue;
    const echoed = left.find((act) => act.case === caseId && act.state !== "refused" && isEcho(act, entry));
    if (echoed !== undefined) left = left.filter((act) => act !== echoed);
  }
  return left;
}

function isEcho({ event, after, words }: Outgoing, entry: TranscriptEntry): boolean {
  if (entry.id === event) return true;
  return words !== "" && entry.seq > after && (entry.own.text === words || entry.french?.text === words);
}

/** Messages to show under the transcript of a case. */
export function messagesOf(outgoing: readonly Outgoing[], caseId: string): readonly Outgoing[] {
  return outgoing.filter((act) => act.case === caseId && (act.act.kind === "say" || act.act.kind === "phrase"));
}

export const isNotDone = ({ state }: Pick<Outgoing, "state">): boolean => state === "refused" || state === "given_up";

/** What was not done and has no line of its own on screen: acts that are no message, and messages of a case that is not the open one. */
export function notDoneOf(outgoing: readonly Outgoing[], openCase: string | null): readonly Outgoing[] {
  return outgoing.filter((act) => isNotDone(act) && (act.case !== openCase || (act.act.kind !== "say" && act.act.kind !== "phrase")));
}
