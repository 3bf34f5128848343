export type Severity = "blocking" | "error" | "warning";

interface IssueKind {
  readonly severity: Severity;
  /** Problem, then repair. The names come from the check that found it. */
  readonly say: (...names: string[]) => readonly [problem: string, repair: string];
}

const blocking = (say: IssueKind["say"]): IssueKind => ({ severity: "blocking", say });
const error = (say: IssueKind["say"]): IssueKind => ({ severity: "error", say });
const warning = (say: IssueKind["say"]): IssueKind => ({ severity: "warning", say });

/** Every kind of issue and its words. Each has a broken example in tests/fixtures/content/<code>/. */
export const issueKinds = {
  /* ---------- files ---------- */
  "yaml-syntax": blocking((why) => [`this is not YAML: ${why}`, "mend the line; an editor with YAML support shows the place"]),
  "json-syntax": blocking((why) => [`this is not JSON: ${why}`, "mend the line; the usual cause is a missing or extra comma"]),
  "schema": blocking((what) => [what, "see dialogs/README.md for what is expected here"]),
  "unknown-key": blocking((key) => [`"${key}" means nothing here`, "remove it, or look for a spelling mistake in dialogs/README.md"]),
  "duplicate-id": blocking((id) => [`"${id}" is there twice`, "rename one of the two"]),
  "file-name": blocking((id, file) => [`the id is "${id}" but the file is called "${file}"`, `give both the same name`]),
  "bad-date": blocking((date, why) => [`"${date}" ${why}`, "write a day that exists, as 2026-11-22"]),
  "amounts-overlap": blocking((from) => [`the row from ${from} begins before the one above it ends`, "give each row its own days, oldest row first"]),

  /* ---------- the way through a procedure ---------- */
  "step-kind": blocking((id, found) => [`step "${id}" has ${found}`, "give it exactly one of tell, ask, check, guide, branch, handoff, end"]),
  "reserved-id": blocking((id) => [`"${id}" is kept for something else in the sentences`, "choose another id"]),
  "unknown-step": blocking((id) => [`there is no step "${id}"`, "name an existing step, or write that step"]),
  "unknown-stage": blocking((id) => [`there is no stage "${id}"`, "add it to stages, or name one of them"]),
  "last-exit-has-condition": blocking(() => ["the last exit has a condition: a person could be stuck here", "add a last exit without `when`"]),
  "exit-never-taken": blocking(() => ["an exit above this one has no condition, so this one is never taken", "put the exit without `when` last"]),
  "unreachable-step": error((id) => [`nobody can reach step "${id}"`, "lead an exit to it, or remove it"]),
  "no-way-out": blocking((id) => [`from step "${id}" no path leads to an end or to a person`, "lead an exit to an end or a handoff"]),
  // where a person stands follows from the answers alone, so a step met twice would be met for ever, questions included
  "endless-loop": blocking((steps) => [`the steps ${steps} lead back to one another: nobody would come out`, "lead on to a further step; a correction is always possible without an exit back"]),
  "stage-goes-back": error((from, to) => [`the path goes back from stage "${from}" to stage "${to}"`, "order the stages as people meet them"]),
  "save-differs": error((name, other) => [`"${name}" is also saved by step "${other}", which asks for something else`, "ask both in the same way, or save under another name"]),

  /* ---------- names that lead nowhere ---------- */
  "unknown-rule": blocking((id) => [`there is no rule "${id}"`, "write it in src/core/flow/rules, or name an existing one"]),
  "unknown-computation": blocking((id) => [`there is no computation "${id}"`, "write it in src/core/flow/rules, or name an existing one"]),
  "unknown-amount": blocking((id) => [`there is no amount "${id}"`, "add it to dialogs/amounts.yaml with its dates and source"]),
  "unknown-contact": blocking((id) => [`there is no contact "${id}"`, "add it to dialogs/contacts.yaml"]),
  "unknown-term": blocking((id) => [`there is no term "${id}"`, "add it to dialogs/glossary.yaml"]),
  "unknown-source": blocking((id) => [`there is no source "${id}"`, "add it to the sources of this file"]),
  "unknown-answer": error((name) => [`no step on the way here saves the answer "${name}"`, "ask it earlier, or correct the name"]),
  "rule-reads-unknown-answer": error((rule, name) => [`"${rule}" reads the answer "${name}", which no step on the way here saves`, "ask it earlier, or correct the name"]),
  "unknown-choice": error((name, value) => [`the answer "${name}" is never ${value}`, "use one of its choices"]),

  "unknown-wish": error((id) => [`there is no procedure or topic "${id}"`, "name one, or `none` for phrases that want nothing offered here"]),
  "wish-phrases-missing": error((id) => [`nobody who wants "${id}" would be understood in this language`, "write what people say when they want it"]),

  /* ---------- the phrase book of the desk ---------- */
  "unknown-quick-answer": error((id) => [`there is no quick answer "${id}"`, "name a phrase of the category `answer`, or add one there"]),
  "quick-answer-not-plain": error((id) => [`the quick answer "${id}" has slots or answers of its own`, "leave it a plain sentence: it is the label of a button"]),
  "phrase-slots": error((id, said, declared) => [`the French of "${id}" says ${said}, its slots declare ${declared}`, "declare each {{name}} of the sentence under slots, and no other"]),

  /* ---------- statements ---------- */
  "source-missing": error((id) => [`step "${id}" states something and names no source`, "add `sources: [...]`"]),
  "source-url": error((url, why) => [`the address ${url} ${why}`, "copy the shortest https address that opens the same page"]),
  "review-passed": warning((date) => [`the information was to be read again before ${date}`, "read the sources again, then change checked_on and review_by"]),

  /* ---------- sentences ---------- */
  "locale-file-missing": error((file) => [`the file ${file} is missing`, "translate the French file of the same name"]),
  "sentence-missing": error((key) => [`the sentence "${key}" is missing`, "write it"]),
  "why-missing": error((key) => [`the question does not say why it is asked ("${key}")`, "write in one sentence what the answer decides"]),
  "label-missing": error((key) => [`the question has no short name for the summary ("${key}")`, "write two or three words"]),
  "sentence-unused": error((key) => [`nothing uses the sentence "${key}"`, "remove it, or correct its name"]),
  "not-a-sentence": blocking((key) => [`"${key}" is neither a sentence nor a group of sentences`, "write text in quotes, not empty"]),
  "placeholders": error((key, here, french) => [`"${key}" has ${here}, the French has ${french}`, "use the same {{names}} as the French sentence"]),
  "placeholder-form": error((key, found) => [`"${key}" contains ${found}, which is no plain {{name}}`, "write {{name}}: values are formatted and isolated by the program"]),
  "plural-forms": error((key, here, needed) => [`"${key}" has the plural forms ${here}; this language needs ${needed}`, "write each of them"]),
  "sentence-nesting": error((key) => [`"${key}" contains $t( )`, "give the words to the sentence as a value"]),
  "html-in-sentence": error((key) => [`"${key}" contains HTML`, "write plain text"]),
  "control-character": error((key, code) => [`"${key}" contains the invisible character ${code}`, "remove it: directions are set by the program"]),
  "forbidden-words": error((key, words) => [`"${key}" says "${words}"`, "never ask for a secret, never promise a right: say who decides"]),
  "too-long": warning((key, length, sentences) => [`"${key}" is long: ${length} characters, ${sentences} sentences`, "keep one idea: at most two short sentences and one question"]),

  /* ---------- translations ---------- */
  "review-missing": error((file) => [`the file ${file} is missing`, "run `npm run stamp` for this language and dialog"]),
  "review-state": error((state) => [`the review state "${state}" is unknown`, "write one of written, machine, reviewed"]),
  "fingerprint-missing": error((key) => [`nothing says which French "${key}" was translated from`, "read both, then stamp the file"]),
  "fingerprint-stale": error((key) => [`the French of "${key}" changed after it was translated`, "translate it again, then stamp the file"]),
  "fingerprint-unused": error((key) => [`the fingerprint "${key}" belongs to no sentence`, "stamp the file"]),
  "schema-file-old": error(() => ["the schema for editors is not the one the program uses", "run `npm run check -- --schema`"]),
} as const satisfies Record<string, IssueKind>;

export type IssueCode = keyof typeof issueKinds;
