import type { IssueLog } from "../issue";
import { namesOf, placeholdersOf } from "../placeholders";
import type { LocaleFile } from "../read-locales";
import { families, variantOf } from "../sentences";

/** A translation shows the same values as the French; a plural form may say its number in words, a simple wording may leave values out. */
export function checkPlaceholders(file: LocaleFile, french: LocaleFile | undefined, paths: ReadonlySet<string>, log: IssueLog): void {
  if (french === undefined) return;
  const originals = families(french.sentences, paths);
  for (const [base, family] of families(file.sentences, paths)) {
    const original = originals.get(base);
    if (original === undefined) continue;
    const allowed = new Set([...original.values()].flatMap(placeholdersOf));
    const wanted = new Set([...original].flatMap(([path, sentence]) => (variantOf(path, paths).isSimple ? [] : placeholdersOf(sentence))));
    for (const [path, sentence] of family) {
      const { isSimple, plural } = variantOf(path, paths);
      const here = placeholdersOf(sentence);
      const missing = isSimple ? [] : [...wanted].filter((name) => !here.includes(name) && !(plural !== undefined && name === "count"));
      if (missing.length > 0 || here.some((name) => !allowed.has(name))) {
        log.add("placeholders", file.source, path.split("."), path, namesOf(here), namesOf([...wanted].sort()));
      }
    }
  }
}
