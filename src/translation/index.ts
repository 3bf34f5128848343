export { postJson, remoteLimitMs } from "./bounded-request";
export type { TranslationEngine } from "./engine";
export { libreTranslate, type LibreTranslateOptions } from "./libre-translate";
export { createTranslator, type TranslatorOptions } from "./translator";
