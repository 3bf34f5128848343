import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { IssueLog, Place } from "./issue";

/** A parsed file that still knows its lines. */
export interface SourceFile extends Place {
  readonly data: unknown;
}

/** @returns null when the file could not be read; the log says why. */
export function readYaml(file: string, text: string, log: IssueLog): SourceFile | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const wrong of document.errors) {
    const line = lines.linePos(wrong.pos[0]).line;
    if (wrong.code === "DUPLICATE_KEY") log.add("duplicate-id", fixedPlace(file, line), [], textAt(text, wrong.pos[0]));
    else log.add("yaml-syntax", fixedPlace(file, line), [], wrong.message);
  }
  if (document.errors.length > 0) return null;
  const data: unknown = document.toJS();
  return { file, data, lineOf: (path) => lineIn(document, lines, path) };
}

/** @returns null when the file could not be read; the log says why. */
export function readJson(file: string, text: string, log: IssueLog): SourceFile | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    log.add("json-syntax", fixedPlace(file, lineNamedIn(detail, text)), [], detail.replace(/\s+/g, " "));
    return null;
  }
  // JSON.parse keeps the last of two equal keys and says nothing
  if (countKeys(text) !== countNames(data)) return readYaml(file, text, log);
  return { data, ...placeIn(file, text) };
}

/** Finds lines in a sound file, which is parsed for them only when something is wrong in it. JSON is a part of YAML. */
function placeIn(file: string, text: string): Place {
  let located: Place | null = null;
  return {
    file,
    lineOf(path) {
      if (located === null) {
        const lines = new LineCounter();
        const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
        located = { file, lineOf: (wanted) => lineIn(document, lines, wanted) };
      }
      return located.lineOf(path);
    },
  };
}

export function fixedPlace(file: string, line?: number): Place {
  return { file, lineOf: () => line };
}

/** Line of the deepest part of `path` that exists. */
function lineIn(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let start = isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
  for (const name of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(name));
      if (pair === undefined) break;
      if (isScalar(pair.key)) start = pair.key.range?.[0] ?? start;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(name)];
      const range = isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
      if (range == null) break;
      start = range[0];
    } else break;
  }
  return start === undefined ? undefined : lines.linePos(start).line;
}

const jsonString = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function countKeys(text: string): number {
  let keys = 0;
  for (const found of text.matchAll(jsonString)) if (found[1] !== undefined) keys += 1;
  return keys;
}

function countNames(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, part) => sum + countNames(part), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

function lineNamedIn(message: string, text: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
}

function textAt(text: string, position: number): string {
  return /^["']?([^"':\s]*)/.exec(text.slice(position))?.[1] ?? "";
}
