import type { MessageView } from "../../../bot/view";
import { usePageStrings } from "./page-strings";
import { Words } from "./phrase";

/** Where we are, in words ("3 / 8" is read the other way round from right to left); the bar repeats it for the eye. */
export function Progress({ of: { stage, of, name } }: { readonly of: NonNullable<MessageView["progress"]> }) {
  const page = usePageStrings();
  return (
    <div class="progress" lang={page.lang} dir={page.dir}>
      <p>
        <strong>{page.say("progress", { stage, of })}</strong> <Words of={name} />
      </p>
      <progress value={stage} max={of} aria-hidden="true" />
    </div>
  );
}
