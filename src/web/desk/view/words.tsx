import type { Phrase } from "../../../bot/view";

/** Somebody's words with their own language and direction; line breaks are the only structure they have. */
export function Words({ of, class: name }: { readonly of: Phrase; readonly class: string }) {
  return (
    <div class={name} lang={of.lang} dir={of.dir}>
      {of.text.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)}
    </div>
  );
}
