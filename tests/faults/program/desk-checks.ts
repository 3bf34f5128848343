import type { HistoryStep } from "../../../src/core/handoff/ticket";
import type { LogEntry } from "../../../src/core/ports";
import type { TranscriptEntry } from "../../../src/desk/api";
import type { Violation } from "./checks";

export const deskInvariants = ["I2", "I3", "I4", "I5", "I6"] as const;

/** One talk between a person and a mediator after the run. Each word begins with the talk's name: `a parole 3`. */
export interface DeskTalk {
  readonly name: string;
  /** First name of whoever took the case. */
  readonly mediator: string;
  /** Words that the service said it has, in the order they were first said. */
  readonly acknowledged: Readonly<Record<"mediator" | "person", readonly string[]>>;
  /** Words of mediators that the service refused. */
  readonly refused: readonly string[];
  readonly log: readonly LogEntry[];
  /** Lines as the mediator's page was told them. */
  readonly shown: readonly TranscriptEntry[];
  readonly history: readonly HistoryStep[];
}

interface Word {
  readonly author: string;
  readonly text: string;
}
const sides = ["mediator", "person"] as const;
const isWord = ({ text }: Word): boolean => /^\w+ (?:parole|réponse) \d+$/.test(text);
const wordsOfLog = ({ log }: DeskTalk): readonly Word[] => log.map(({ author, text = "" }) => ({ author, text })).filter(isWord);
const wordsOfPage = ({ shown }: DeskTalk): readonly Word[] => shown.map(({ author, own: { text } }) => ({ author, text })).filter(isWord);

/** Invariants that a desk can break (checks.ts has those of every talk), on its complete history. Numbers and names only: nothing of what was said. */
export function checkDesk(talks: readonly DeskTalk[]): readonly Violation[] {
  return talks.flatMap((talk, person) => {
    const found = (invariant: Violation["invariant"], holds: boolean, what: string): readonly Violation[] => (holds ? [] : [{ invariant, person, what }]);
    const [log, page] = [wordsOfLog(talk), wordsOfPage(talk)];
    const own = (words: readonly Word[], author: string): readonly string[] => words.filter((word) => word.author === author && isOf(talk, word.text)).map(({ text }) => text);
    return [
      ...talk.acknowledged.person.flatMap((text, n) => found("I2", own(log, "person").includes(text) && own(page, "person").includes(text), `word ${n} of the person is not before the mediator`)),
      ...sides.flatMap((side) => [["log", log] as const, ["page", page] as const].flatMap(([where, words]) =>
        found("I3", isInOrder(own(words, side), talk.acknowledged[side]), `words of the ${side} stand twice or out of order in the ${where}`))),
      ...ownersOf(talk).flatMap((what) => found("I4", false, what)),
      ...talk.acknowledged.mediator.flatMap((text, n) => found("I5", own(log, "mediator").includes(text), `word ${n} of the mediator was "sent" and is nowhere`)),
      ...talk.refused.flatMap((text, n) => found("I5", !log.some((word) => word.text === text), `refused word ${n} was said all the same`)),
      ...[...log, ...page].flatMap(({ text }) => found("I6", isOf(talk, text), "a word of another talk")),
    ];
  });
}

const isOf = ({ name }: DeskTalk, text: string): boolean => text.startsWith(`${name} `);

/** Each once, as they were first said; one that is missing is another invariant's. */
function isInOrder(words: readonly string[], said: readonly string[]): boolean {
  const places = words.map((text) => said.indexOf(text)).filter((place) => place >= 0);
  return places.every((place, n) => n === 0 || place > places[n - 1]!);
}

/** Who owned it when: one at a time, whose words alone are said, while the bot answers nothing. */
function ownersOf({ history, log, mediator }: DeskTalk): readonly string[] {
  const faults: string[] = [];
  let owner: string | null = null;
  for (const { event, state, by } of history) {
    const id = "id" in by ? by.id : null;
    if (event === "taken" && owner !== null && owner !== id) faults.push("taken while somebody else had it");
    owner = state === "taken" ? (event === "taken" ? id : owner) : null;
  }
  const spoken = log.filter(({ author }) => author === "mediator");
  if (spoken.some(({ by }) => by !== mediator)) faults.push("somebody else spoke in it");
  const [first, last] = [spoken[0]?.seq ?? 0, spoken.at(-1)?.seq ?? 0];
  if (log.some(({ author, seq, event }) => author === "bot" && event === undefined && seq > first && seq < last)) faults.push("the bot spoke while a mediator did");
  return faults;
}
