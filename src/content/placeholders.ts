const placeholder = /\{\{(.*?)\}\}/g;

/** Names in `{{ }}`, in order of the alphabet, each once. */
export function placeholdersOf(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(placeholder)].map((found) => (found[1] ?? "").trim()))].sort();
}

/** As the message of an issue names them. */
export function namesOf(names: readonly string[]): string {
  return names.length === 0 ? "no {{name}}" : names.map((name) => `{{${name}}}`).join(" ");
}
