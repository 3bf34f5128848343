import { answerCategory, phraseDialog } from "../../core/phrase-book";
import type { IssueLog } from "../issue";
import { namesOf, placeholdersOf } from "../placeholders";
import type { LocaleFiles } from "../read-locales";
import type { PhraseBookFile } from "../read-phrase-book";

/** A phrase declares the slots its French sentence says, and its quick answers are there and plain. Other languages are compared with the French. */
export function checkPhraseBook({ source, book }: PhraseBookFile, french: LocaleFiles, log: IssueLog): void {
  const quickAnswers = new Set(book.phrases.filter(({ category }) => category === answerCategory).map(({ id }) => id));
  const sentences = french.dialogs.get(phraseDialog)?.sentences;
  for (const { id, category, slots, answers } of book.phrases) {
    const path = [category, "phrases", id] as const;
    answers.forEach((answer, at) => {
      if (!quickAnswers.has(answer)) log.add("unknown-quick-answer", source, [...path, "answers", at], answer);
    });
    const declared = Object.keys(slots).sort();
    if (category === answerCategory && (declared.length > 0 || answers.length > 0)) log.add("quick-answer-not-plain", source, path, id);
    const sentence = sentences?.get(id);
    if (sentence === undefined) continue;
    const said = placeholdersOf(sentence);
    if (said.join() !== declared.join()) log.add("phrase-slots", source, path, id, namesOf(said), namesOf(declared));
  }
}
