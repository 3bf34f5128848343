import type { MessageView, Phrase } from "../../../bot/view";
import { AnyPictogram } from "./pictogram";

export interface OfficialLabelProps {
  readonly official: NonNullable<MessageView["official"]>;
  readonly intro: Phrase | undefined;
}

/** The French words to look for on the web site, the letter or the form: never translated, always left to right. */
export function OfficialLabel({ official: { label, on, pictogram }, intro }: OfficialLabelProps) {
  return (
    <div class="official">
      {intro !== undefined && <p class="official-caption" lang={intro.lang} dir={intro.dir}>{intro.text}</p>}
      <p class="official-words" lang="fr" dir="ltr"><AnyPictogram name={pictogram ?? on} /> « {label} »</p>
    </div>
  );
}
