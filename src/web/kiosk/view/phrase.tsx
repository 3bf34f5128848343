import type { Phrase } from "../../../bot/view";

/** Text as paragraphs; line breaks are the only structure a message has. */
export function Paragraphs({ text }: { readonly text: string }) {
  return text.split(/\n+/).map((line, index) => <p key={index}>{line}</p>);
}

/** Words with the language they are in, for screen readers, fonts and direction. */
export function Words({ of, class: name }: { readonly of: Phrase; readonly class?: string }) {
  return (
    <span class={name} lang={of.lang} dir={of.dir}>
      {of.text}
    </span>
  );
}
