export type { Bundle, Contact, Content, Review, ReviewState, SentenceTree, Term } from "./content";
export { reviewStates } from "./content";
export { compiledContentFile, loadCompiled } from "./compiled";
export { inReadingOrder, type Issue } from "./issue";
export { loadContent, type Loaded, type LoadOptions } from "./load";
export { schemaFile, schemaIssue, schemaText } from "./schema-file";
export { flatten } from "./sentences";
export { stampReviews, type Stamped } from "./stamp";
