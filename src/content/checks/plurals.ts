import type { Locale } from "../../core/locale";
import type { IssueLog } from "../issue";
import type { LocaleFile } from "../read-locales";
import { families, variantOf } from "../sentences";

/** A missing form would show the raw key, or French in the middle of another language. */
export function checkPlurals(locale: Locale, file: LocaleFile, paths: ReadonlySet<string>, log: IssueLog): void {
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  for (const [base, family] of families(file.sentences, paths)) {
    for (const isSimple of [false, true]) {
      const variants = [...family.keys()].map((path) => variantOf(path, paths)).filter((variant) => variant.isSimple === isSimple);
      const forms = variants.flatMap(({ plural }) => plural ?? []);
      if (forms.length === 0) continue;
      const isWhole = forms.length === variants.length && forms.length === needed.length && needed.every((form) => forms.includes(form));
      if (isWhole) continue;
      const [first = base] = family.keys();
      log.add("plural-forms", file.source, first.split("."), base + (isSimple ? "_simple" : ""), forms.join(", "), needed.join(", "));
    }
  }
}
