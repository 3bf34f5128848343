import type { MessageView } from "../../../bot/view";
import { usePageStrings } from "./page-strings";
import { Words } from "./phrase";

/** Where we are, as words first; the bar repeats it for the eye. */
export function Progress({ of: { stage, of, name } }: { readonly of: NonNullable<MessageView["progress"]> }) {
  const page = usePageStrings();
  return (
    <div class="progress" lang={page.lang} dir={page.dir}>
      <p>
        <bdi class="progress-count" aria-hidden="true">{`${stage} / ${of}`}</bdi>
        <span class="visually-hidden">{page.say("progress", { stage, of })}</span> <Words of={name} />
      </p>
      <progress value={stage} max={of} aria-hidden="true" />
    </div>
  );
}
