/**
 * What a picture beside words can mean: the same meaning has the same picture everywhere, and no two share one. Which picture it is, is the client's
 * affair; a client that has none shows the words alone.
 */
export const pictogramNames = [
  // commands
  "menu", "back", "correct", "repeat", "simpler", "why", "glossary", "language", "stuck", "person", "erase",
  // answers to any question
  "yes", "no", "unknown", "continue", "other", "have", "missing", "what", "done", "unseen", "help", "skip", "restart", "later", "place", "leave",
  // what people come for
  "money", "home", "work", "family", "night_shelter", "social_housing", "health", "lost_papers", "school", "birth", "bank", "citizenship", "taxes", "address", "online",
  "driving_licence", "french_lessons", "card", "protected",
  // situations
  "moved", "waiting", "unpaid", "letter", "refused", "change", "soon", "ended", "valid", "rented", "shared", "residence", "sublet", "student", "farm", "abroad",
  "couple", "single", "separated", "repay", "form", "no_email",
  // papers
  "identity", "receipt", "provisional", "online_paper", "health_card", "rent", "lease", "owner", "income", "business", "employer", "certificate", "payslip", "activity",
] as const;

export type PictogramName = (typeof pictogramNames)[number];
