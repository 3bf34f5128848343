export { createReaders, type OwnedReaders, type ReadersOptions } from "./readers";
export { maskPrivateNumbers, type Masked } from "./mask-private-numbers";
export { dangerWordsSchema, emergenciesSchema, parseEmergencies, parseWords, wordsSchema, type DangerWords, type Emergencies, type Words } from "./words";
export { fold } from "./text";
