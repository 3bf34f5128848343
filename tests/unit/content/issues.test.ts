import { schemaIssue } from "../../../src/content";
import { issueKinds, type IssueCode } from "../../../src/content/issue-kinds";
import { brokenExamples, load, soundRoot, withExample } from "./fixtures";

/** Code (and name of the example), severity, where, path, problem, repair. */
const table: readonly (readonly [IssueCode, string, string, string, string, string])[] = [
  ["amounts-overlap", "blocking", "dialogs/amounts.yaml:4", "card-price.rows.1.from",
    "the row from 2025-12-31 begins before the one above it ends", "give each row its own days, oldest row first"],
  ["bad-date", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:5", "review_by",
    "\"2027-02-30\" is not a day of the calendar", "write a day that exists, as 2026-11-22"],
  ["control-character", "error", "locales/ar/carte-bibliotheque.json:29", "done.end",
    "\"done.end\" contains the invisible character U+202E", "remove it: directions are set by the program"],
  ["duplicate-id", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:36", "steps.place.choices.1",
    "\"town\" is there twice", "rename one of the two"],
  ["endless-loop", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:18", "steps.age",
    "the steps age, child, place, child_or_not lead back to one another: nobody would come out", "lead on to a further step; a correction is always possible without an exit back"],
  ["exit-never-taken", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:27", "steps.age.next.1",
    "an exit above this one has no condition, so this one is never taken", "put the exit without `when` last"],
  ["file-name", "blocking", "dialogs/procedures/carte-biblio.yaml:1", "id",
    "the id is \"carte-bibliotheque\" but the file is called \"carte-biblio\"", "give both the same name"],
  ["fingerprint-missing", "error", "locales/en/carte-bibliotheque.review.json:3", "fingerprints",
    "nothing says which French \"age.why\" was translated from", "read both, then stamp the file"],
  ["fingerprint-stale", "error", "locales/en/carte-bibliotheque.review.json:11", "fingerprints.age.why",
    "the French of \"age.why\" changed after it was translated", "translate it again, then stamp the file"],
  ["fingerprint-unused", "error", "locales/en/carte-bibliotheque.review.json:20", "fingerprints.age.hint",
    "the fingerprint \"age.hint\" belongs to no sentence", "stamp the file"],
  ["forbidden-words", "error", "locales/en/carte-bibliotheque.json:29", "done.end",
    "\"done.end\" says \"You are entitled\"", "never ask for a secret, never promise a right: say who decides"],
  ["html-in-sentence", "error", "locales/en/carte-bibliotheque.json:29", "done.end",
    "\"done.end\" contains HTML", "write plain text"],
  ["json-syntax", "blocking", "locales/en/contacts.json:3", "",
    "this is not JSON: Expected double-quoted property name in JSON at position 42", "mend the line; the usual cause is a missing or extra comma"],
  ["label-missing", "error", "locales/fr/carte-bibliotheque.json:11", "age.label",
    "the question has no short name for the summary (\"age.label\")", "write two or three words"],
  ["last-exit-has-condition", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:40", "steps.place.next.1",
    "the last exit has a condition: a person could be stuck here", "add a last exit without `when`"],
  ["locale-file-missing", "error", "locales/uk/glossary.json", "",
    "the file locales/uk/glossary.json is missing", "translate the French file of the same name"],
  ["no-way-out", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:28", "steps.child",
    "from step \"child\" no path leads to an end or to a person", "lead an exit to an end or a handoff"],
  ["not-a-sentence", "blocking", "locales/en/carte-bibliotheque.json:12", "age.ask",
    "\"age.ask\" is neither a sentence nor a group of sentences", "write text in quotes, not empty"],
  ["phrase-slots", "error", "dialogs/phrase-book.yaml:10", "web.phrases.ready",
    "the French of \"ready\" says no {{name}}, its slots declare {{hour}}", "declare each {{name}} of the sentence under slots, and no other"],
  ["placeholder-form", "error", "locales/en/carte-bibliotheque.json:8", "before.tell",
    "\"before.tell\" contains {{- price}}, which is no plain {{name}}", "write {{name}}: values are formatted and isolated by the program"],
  ["placeholders", "error", "locales/ar/carte-bibliotheque.json:8", "before.tell",
    "\"before.tell\" has {{prix}}, the French has {{price}}", "use the same {{names}} as the French sentence"],
  ["plural-forms", "error", "locales/uk/carte-bibliotheque.json:31", "done.next.weeks_one",
    "\"done.next.weeks\" has the plural forms one, many, other; this language needs few, many, one, other", "write each of them"],
  ["quick-answer-not-plain", "error", "dialogs/phrase-book.yaml:4", "answer.phrases.yes",
    "the quick answer \"yes\" has slots or answers of its own", "leave it a plain sentence: it is the label of a button"],
  ["reserved-id", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:41", "steps.stages",
    "\"stages\" is kept for something else in the sentences", "choose another id"],
  ["review-missing", "error", "locales/uk/glossary.review.json", "",
    "the file locales/uk/glossary.review.json is missing", "run `npm run stamp` for this language and dialog"],
  ["review-passed", "warning", "dialogs/procedures/carte-bibliotheque.yaml:5", "review_by",
    "the information was to be read again before 2026-10-31", "read the sources again, then change checked_on and review_by"],
  ["review-state", "error", "locales/ar/carte-bibliotheque.review.json:2", "state",
    "the review state \"checked\" is unknown", "write one of written, machine, reviewed"],
  ["rule-reads-unknown-answer", "error", "dialogs/procedures/carte-bibliotheque.yaml:17", "steps.before.next.0.when",
    "\"card-minor\" reads the answer \"age\", which no step on the way here saves", "ask it earlier, or correct the name"],
  ["save-differs", "error", "dialogs/procedures/carte-bibliotheque.yaml:33", "steps.place",
    "\"age\" is also saved by step \"age\", which asks for something else", "ask both in the same way, or save under another name"],
  ["schema", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:19", "steps.age.ask",
    "Invalid option: expected one of \"choice\"|\"yes_no\"|\"number\"|\"amount\"|\"date\"|\"duration\"|\"postcode\"|\"phone\"|\"email\"|\"short_text\"|\"language\"", "see dialogs/README.md for what is expected here"],
  ["schema-file-old", "error", "dialogs/procedure.schema.json", "",
    "the schema for editors is not the one the program uses", "run `npm run check -- --schema`"],
  ["sentence-missing", "error", "locales/ar/carte-bibliotheque.json:23", "place.choices.some_other",
    "the sentence \"place.choices.some_other\" is missing", "write it"],
  ["sentence-nesting", "error", "locales/en/carte-bibliotheque.json:29", "done.end",
    "\"done.end\" contains $t( )", "give the words to the sentence as a value"],
  ["sentence-unused", "error", "locales/uk/carte-bibliotheque.json:15", "age.hint",
    "nothing uses the sentence \"age.hint\"", "remove it, or correct its name"],
  ["source-missing", "error", "dialogs/procedures/carte-bibliotheque.yaml:18", "steps.age",
    "step \"age\" states something and names no source", "add `sources: [...]`"],
  ["source-url", "error", "dialogs/procedures/carte-bibliotheque.yaml:7", "sources.rules.url",
    "the address https://bibliotheque.example/reglement?PHPSESSID=8f2c contains \"PHPSESSID\", which belongs to one visit", "copy the shortest https address that opens the same page"],
  ["stage-goes-back", "error", "dialogs/procedures/carte-bibliotheque.yaml:32", "steps.child.next.0.go",
    "the path goes back from stage \"after\" to stage \"situation\"", "order the stages as people meet them"],
  ["step-kind", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:44", "steps.done",
    "step \"done\" has no kind", "give it exactly one of tell, ask, check, guide, branch, handoff, end"],
  ["too-long", "warning", "locales/fr/carte-bibliotheque.json:30", "done.end",
    "\"done.end\" is long: 71 characters, 4 sentences", "keep one idea: at most two short sentences and one question"],
  ["unknown-amount", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:16", "steps.before.values.price.amount",
    "there is no amount \"card-cost\"", "add it to dialogs/amounts.yaml with its dates and source"],
  ["unknown-answer", "error", "dialogs/procedures/carte-bibliotheque.yaml:39", "steps.place.next.0.when.years",
    "no step on the way here saves the answer \"years\"", "ask it earlier, or correct the name"],
  ["unknown-choice", "error", "dialogs/procedures/carte-bibliotheque.yaml:39", "steps.place.next.0.when.place",
    "the answer \"place\" is never \"another\"", "use one of its choices"],
  ["unknown-computation", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:47", "steps.done.next_steps.0.values.count.compute",
    "there is no computation \"card-days\"", "write it in src/core/flow/rules, or name an existing one"],
  ["unknown-contact", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:31", "steps.child.contacts.0",
    "there is no contact \"libary\"", "add it to dialogs/contacts.yaml"],
  ["unknown-key", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:23", "steps.age.unkown",
    "\"unkown\" means nothing here", "remove it, or look for a spelling mistake in dialogs/README.md"],
  ["unknown-quick-answer", "error", "dialogs/phrase-book.yaml:10", "web.phrases.ready.answers.1",
    "there is no quick answer \"dnoe\"", "name a phrase of the category `answer`, or add one there"],
  ["unknown-rule", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:26", "steps.age.next.0.when",
    "there is no rule \"card-minors\"", "write it in src/core/flow/rules, or name an existing one"],
  ["unknown-source", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:14", "steps.before.sources.0",
    "there is no source \"rule\"", "add it to the sources of this file"],
  ["unknown-stage", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:46", "steps.done.stage",
    "there is no stage \"end\"", "add it to stages, or name one of them"],
  ["unknown-step", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:26", "steps.age.next.0.go",
    "there is no step \"chidl\"", "name an existing step, or write that step"],
  ["unknown-term", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:15", "steps.before.terms.0",
    "there is no term \"cart\"", "add it to dialogs/glossary.yaml"],
  ["unknown-wish", "error", "locales/en/wishes.yaml:2", "library-cart",
    "there is no procedure or topic \"library-cart\"", "name one, or `none` for phrases that want nothing offered here"],
  ["unreachable-step", "error", "dialogs/procedures/carte-bibliotheque.yaml:41", "steps.child_or_not",
    "nobody can reach step \"child_or_not\"", "lead an exit to it, or remove it"],
  ["why-missing", "error", "locales/fr/carte-bibliotheque.json:11", "age.why",
    "the question does not say why it is asked (\"age.why\")", "write in one sentence what the answer decides"],
  ["wish-phrases-missing", "error", "locales/uk/wishes.yaml:1", "reading_group",
    "nobody who wants \"reading_group\" would be understood in this language", "write what people say when they want it"],
  ["yaml-syntax", "blocking", "dialogs/procedures/carte-bibliotheque.yaml:9", "",
    "this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]", "mend the line; an editor with YAML support shows the place"],
];

function findings(example: string) {
  return withExample(example, (root) => [...load(root).issues, ...(example === "schema-file-old" ? schemaIssue(root) : [])]);
}

describe("what a colleague reads when content is wrong", () => {
  it("is nothing when the content is sound", () => {
    const { content, issues } = load(soundRoot);
    expect(issues).toEqual([]);
    expect(Object.keys(content?.flows ?? {})).toEqual(["carte-bibliotheque"]);
  });

  it.each(table)("%s: %s at %s", (code, severity, at, path, problem, repair) => {
    const found = findings(code).filter((issue) => issue.code === code);
    expect(found.map((issue) => ({ ...issue, at: issue.line === undefined ? issue.file : `${issue.file}:${issue.line}` }))).toEqual([
      expect.objectContaining({ code, severity, at, path, problem, repair }),
    ]);
  });

  it("has an example for every kind of issue, and no example without a line in this table", () => {
    const kinds = Object.keys(issueKinds).sort();
    expect(table.map(([code]) => code).sort()).toEqual(kinds);
    expect([...brokenExamples].sort()).toEqual(kinds);
  });

  it.each(table.filter(([, severity]) => severity === "blocking").map(([code]) => code))("%s keeps the content from being used", (code) => {
    expect(withExample(code, (root) => load(root).content)).toBeNull();
  });
});
