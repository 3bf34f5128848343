import { issueKinds, type IssueCode, type Severity } from "./issue-kinds";

/** Something wrong in dialogs/ or locales/, found before a person meets it. */
export interface Issue {
  readonly code: IssueCode;
  /** `blocking`: the content cannot be used at all. */
  readonly severity: Severity;
  /** From the root of the content, with `/`. */
  readonly file: string;
  /** `steps.age.next.0.go`; empty for the whole file. */
  readonly path: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly problem: string;
  readonly repair: string;
}

/** Where an issue is: anything that can say the line of a path. */
export interface Place {
  readonly file: string;
  lineOf(path: readonly PropertyKey[]): number | undefined;
}

/** Gathers issues in the order they are found. */
export class IssueLog {
  readonly issues: Issue[] = [];

  /** @param names the words the message of this kind of issue is filled with, in its order. */
  add(code: IssueCode, place: Place, path: readonly PropertyKey[], ...names: readonly (string | number)[]): void {
    const kind = issueKinds[code];
    const [problem, repair] = kind.say(...names.map(String));
    const line = place.lineOf(path);
    this.issues.push({
      code, severity: kind.severity, file: place.file, path: path.map(String).join("."),
      ...(line === undefined ? {} : { line }), problem, repair,
    });
  }
}

/** By file, then line: the order in which somebody mends them. */
export function inReadingOrder(issues: readonly Issue[]): readonly Issue[] {
  return [...issues].sort((a, b) => a.file.localeCompare(b.file, "en") || (a.line ?? 0) - (b.line ?? 0));
}
