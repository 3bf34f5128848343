export { fillPhrase, openPhrase, type FilledPhrase, type SlotFault } from "./fill-phrase";
export { indexPhrases, type PhraseFinder } from "./find-phrases";
export { listPhrases, type ListedPhrase } from "./list-phrases";
export {
  answerCategory, maxPhraseIdLength, phraseDialog, phraseKey, quickAnswerButton, quickAnswerOf, slotTypes,
  type Phrase, type PhraseBook, type PhraseCategory, type PhraseId, type SlotType,
} from "./phrase";
export { readSlot, type SlotFaultCode, type SlotReading } from "./slot-values";
