import type { FlowSpec, Step } from "../core/flow/model";
import type { Directories } from "./read-directories";
import type { LocaleFiles } from "./read-locales";

const quoted = /«\s*([^»]+?)\s*»/g;

/** French words that stay French in every language: labels of screens, papers, terms, places, and what French sentences quote. */
export function officialTerms(flows: readonly FlowSpec[], directories: Directories, french: LocaleFiles): readonly string[] {
  const terms = new Set<string>(directories.officialNames);
  for (const flow of flows) {
    for (const step of Object.values(flow.steps)) officialOf(step).forEach((term) => terms.add(term));
  }
  for (const { official } of Object.values(directories.glossary.entries)) terms.add(official);
  for (const { name } of Object.values(directories.contacts.entries)) terms.add(name);
  for (const { sentences } of french.dialogs.values()) {
    for (const sentence of sentences.values()) for (const [, words] of sentence.matchAll(quoted)) if (words !== undefined && !words.includes("{{")) terms.add(words);
  }
  return [...terms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function officialOf(step: Step): readonly string[] {
  const parts: readonly { readonly official?: string }[] =
    step.kind === "ask" ? step.choices : step.kind === "check" ? step.documents : step.kind === "guide" ? step.screens : [];
  return parts.flatMap(({ official }) => (official === undefined ? [] : [official]));
}
