import { sourceLocale, type Locale } from "../core/locale";
import type { Review, ReviewState } from "./content";
import { IssueLog } from "./issue";
import { gather, type LoadOptions } from "./load";
import { families, fingerprint } from "./sentences";

export interface Stamped {
  readonly dialog: string;
  /** From the root of the content. */
  readonly file: string;
  readonly review: Review;
}

/**
 * What the companions of a language would say if every sentence were translated from today's French.
 *
 * @param state absent: the state that is written there already; `written` for a new companion.
 * @returns one entry a dialog that exists in both languages.
 */
export function stampReviews(
  root: string, locale: Locale, options: { readonly dialog?: string; readonly state?: ReviewState } & Pick<LoadOptions, "codeKeys">,
): readonly Stamped[] {
  const { localeFiles, needed } = gather(root, options, new IssueLog());
  const { dialogs, reviews } = localeFiles[locale];
  const stamped: Stamped[] = [];
  for (const [dialog, file] of dialogs) {
    const french = localeFiles[sourceLocale].dialogs.get(dialog);
    if (french === undefined || (options.dialog !== undefined && options.dialog !== dialog)) continue;
    const paths = needed.dialogs.get(dialog) ?? new Set<string>();
    const translated = families(file.sentences, paths);
    const prints = [...families(french.sentences, paths)].filter(([path]) => translated.has(path));
    stamped.push({
      dialog,
      file: `locales/${locale}/${dialog}.review.json`,
      review: {
        state: options.state ?? reviews.get(dialog)?.review.state ?? "written",
        fingerprints: Object.fromEntries(prints.map(([path, family]) => [path, fingerprint(family)])),
      },
    });
  }
  return stamped;
}
