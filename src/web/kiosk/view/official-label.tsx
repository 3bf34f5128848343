import { usePageStrings } from "./page-strings";

/** The French words to look for on the web site, the letter or the form: never translated, always left to right. */
export function OfficialLabel({ label, isHint }: { readonly label: string; readonly isHint: boolean }) {
  const page = usePageStrings();
  return (
    <div class="official">
      <p class="official-caption" lang={page.lang} dir={page.dir}>{page.say(isHint ? "official.hint" : "official.label")}</p>
      <p class="official-words" lang="fr" dir="ltr">« {label} »</p>
    </div>
  );
}
