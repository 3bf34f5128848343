import { loadCompiled, loadContent, type Loaded } from "../content";
import { codeKeys } from "../core/conversation/message-keys";
import { computations, rules } from "../core/flow/rules";

const needs = { rules, computations, codeKeys };

/** @param compiledFile keeps read and checked content between two starts; absent: read anew. */
export function readContent(root: string, compiledFile?: string): Loaded {
  return compiledFile === undefined ? loadContent(root, needs) : loadCompiled(root, needs, compiledFile);
}
