import { foreignLetters, tellingLetters } from "./alphabets";
import { frequentWords } from "./frequent-words";
import { plainLetters, runsOf } from "./letters";
import { isPhoneArabic } from "./phone-arabic";
import { lettersTable, piecesTable, type Script, type Table } from "./profiles";

/** A word of the text and how much it tells: a name in the middle of a sentence tells little. */
export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

/* Points are tenths of a nat; what a run tells is told again by the runs around it, so it counts for less than a word that is known. */
const pointsOfRun = [0, 0.2, 0.4, 0.6, 0.8];
const longestRun = pointsOfRun.length - 1;
const pointsOfPiece = 0.3;
const pointsOfKnownWord = 35;
const pointsOfForeignLetter = 40;
/** People here write in our languages far more often than in the others that are told apart. */
const pointsOfOurs = 40;
/** What pieces of words give beside their runs, for the languages that have no table of pieces. */
const piecesPerRuns: Readonly<Record<Script, number>> = { Latin: 0.4, Cyrillic: 1, Arabic: 1.2, Ethiopic: 0 };

const ours: ReadonlySet<string> = new Set(["fr", "en", "es", "pt", "ro", "tr", "so", "ar-Latn", "uk", "ru", "ar", "fa", "ps", "ti"]);

const languagesOfWord = new Map<string, string[]>();
for (const [tag, words] of Object.entries(frequentWords)) {
  for (const word of new Set(words.split(/\s+/).map((one) => plainLetters(one)))) languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), tag]);
}

/** Languages among whose first words this one is. */
export const knownIn = (word: string): readonly string[] => languagesOfWord.get(plainLetters(word)) ?? [];

/** Start, middle and end of a word in bytes, as eld cuts them: its table is in these. */
function piecesOf(word: string): string[] {
  const bytes = Buffer.from(word, "utf8").toString("latin1").slice(0, 70);
  const pieces: string[] = [];
  let at = 0;
  for (; at + 4 < bytes.length; at += 3) pieces.push((at === 0 ? "_" : "") + bytes.slice(at, at + 4));
  pieces.push(`${at === 0 ? "_" : ""}${bytes.slice(bytes.length === 3 ? 0 : Math.max(0, bytes.length - 4))}_`);
  return pieces;
}

function addRow(sums: Float64Array, { rowOf, starts, cells }: Table, run: string, points: number): void {
  const row = rowOf.get(run);
  if (row === undefined) return;
  for (let cell = starts[row]!; cell < starts[row + 1]!; cell += 2) sums[cells[cell]!]! += cells[cell + 1]! * points;
}

export interface Score {
  readonly tag: string;
  readonly points: number;
  readonly isOurs: boolean;
}

/** Every language of a script, the likeliest first. */
export function scoresOf(words: readonly WeighedWord[], script: Script): Score[] {
  const letters = lettersTable(script);
  const pieces = piecesTable(script);
  const sums = new Float64Array(letters.tags.length);
  const ofPieces = new Float64Array(pieces?.tags.length ?? 0);
  const ofWords = new Map<string, number>();
  for (const { word, weight } of words) {
    for (const run of runsOf(word, longestRun)) addRow(sums, letters, run, pointsOfRun[run.length]! * weight);
    if (pieces) for (const piece of piecesOf(word)) addRow(ofPieces, pieces, piece, pointsOfPiece * weight);
    const known = isPhoneArabic(word) ? ["ar-Latn"] : knownIn(word);
    for (const tag of known) ofWords.set(tag, (ofWords.get(tag) ?? 0) + pointsOfKnownWord * weight);
  }
  const telling = tellingLetters(words.map(({ word }) => word));
  const scores = letters.tags.map((tag, column) => {
    const own = sums[column]!;
    const piece = pieces ? pieces.tags.indexOf(tag) : -1;
    const more = piece >= 0 ? ofPieces[piece]! : own * pointsOfPiece * piecesPerRuns[script];
    const foreign = foreignLetters(telling, tag);
    const isOurs = ours.has(tag);
    return { tag, isOurs, points: own + more + (ofWords.get(tag) ?? 0) - foreign * pointsOfForeignLetter + (isOurs ? pointsOfOurs : 0) };
  });
  return scores.sort((a, b) => b.points - a.points);
}
