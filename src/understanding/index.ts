export { createReaders, type OwnedReaders, type ReadersOptions } from "./readers";
export { maskPrivateNumbers, type Masked } from "./mask-private-numbers";
export { emergenciesSchema, parseEmergencies, parseWords, wordsSchema, type Emergencies, type Words } from "./words";
export { fold } from "./text";
