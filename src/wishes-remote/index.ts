export { languageModelWishes, type LanguageModelOptions } from "./language-model";
export { translatedWishes, type TranslationOptions } from "./translation";
