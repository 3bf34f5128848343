/** Words a minute: slow enough to follow in a language that one reads badly, fast enough not to sound broken. */
export const wordsPerMinute = 140;
/** One text (characters): as long as a message of the assistant can be. */
export const maxSpokenLength = 4_000;
/** espeak-ng needs 15 to 30 ms a sentence; after this time (ms) something is wrong with it. */
export const speakLimitMs = 5_000;
/** Processes at once: they must leave the turns their processor. */
export const maxProcesses = 2;
/** Texts that wait for a process; beyond, whoever listens tries again. */
export const maxWaiting = 20;
/** Sound kept in memory (bytes): some six minutes, the questions that everybody is asked. */
export const maxKeptBytes = 16 * 1024 * 1024;
/** Sound of one text (bytes): three minutes. */
export const maxSoundBytes = 8 * 1024 * 1024;
/** Silence between two parts of a message (ms). */
export const pauseMs = 450;
/** A recorded clip (bytes): half a minute. */
export const maxClipBytes = 1_500_000;
