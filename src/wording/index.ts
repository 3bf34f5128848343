export { HoleInSentence, UnknownSentence } from "./errors";
export { snapshot, type SpokenContent } from "./snapshot";
export { createSpeaker, type Archive, type SpeakerOptions, type Wording } from "./speaker";
