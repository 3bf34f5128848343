import type { Phrase } from "../../../bot/view";

export interface OfficialLabelProps {
  readonly label: string;
  readonly intro: Phrase | undefined;
}

/** The French words to look for on the web site, the letter or the form: never translated, always left to right. */
export function OfficialLabel({ label, intro }: OfficialLabelProps) {
  return (
    <div class="official">
      {intro !== undefined && <p class="official-caption" lang={intro.lang} dir={intro.dir}>{intro.text}</p>}
      <p class="official-words" lang="fr" dir="ltr">« {label} »</p>
    </div>
  );
}
