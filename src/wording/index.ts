export { HoleInSentence, UnknownSentence } from "./errors";
export { isolateLeftToRightRuns } from "./isolate";
export { snapshot, type SpokenContent } from "./snapshot";
export { createSpeaker, type Archive, type SpeakerOptions, type Wording } from "./speaker";
