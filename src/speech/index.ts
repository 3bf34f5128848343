export { createSpeech, type Speech, type SpeechOptions, type Words } from "./speech";
export { readVoices, type VoiceState, type Voices } from "./voices";
export { clipsOf, readClips, type Clips } from "./clips";
export { espeak, isEspeakHere } from "./espeak";
