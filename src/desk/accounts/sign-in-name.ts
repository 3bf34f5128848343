import { randomInt } from "node:crypto";
import { maxAnswerLength } from "./limits";

const maxStemLength = 20;
/** For names that have no Latin letter. */
const plainStem = "desk";

/** `amina-482`: a word to remember and three digits that a stranger would have to guess before anything else. */
export function newSignInName(firstName: string): string {
  const stem = firstName.normalize("NFKD").toLowerCase().replace(/[^a-z]/g, "").slice(0, maxStemLength);
  return `${stem === "" ? plainStem : stem}-${String(randomInt(1000)).padStart(3, "0")}`;
}

/** As people type it; null when it cannot be one. */
export function readSignInName(text: string): string | null {
  if (text.length > maxAnswerLength) return null;
  const name = text.normalize("NFKC").trim().toLowerCase();
  return /^[a-z]{1,20}-\d{3}$/.test(name) ? name : null;
}
