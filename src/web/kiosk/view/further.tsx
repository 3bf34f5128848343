import type { ContactView, Phrase, SourceView } from "../../../bot/view";
import { usePageStrings } from "./page-strings";
import { Words } from "./phrase";
import { Pictogram } from "./pictogram";

/** Address as a person reads it: without the scheme and the last slash. */
export const readable = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");

/** A real link at home; only its words at a kiosk, where another site would be a trap without a way back. */
export function WebLink({ url, title, isKiosk }: { readonly url: string; readonly title?: string; readonly isKiosk: boolean }) {
  const page = usePageStrings();
  const words = title === undefined ? <bdi dir="ltr">{readable(url)}</bdi> : <span lang="fr" dir="ltr">{title}</span>;
  if (isKiosk || !/^https?:\/\//.test(url)) return words;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {words}
      <span class="visually-hidden" lang={page.lang}> ({page.say("new_tab")})</span>
    </a>
  );
}

export function Links({ urls, isKiosk }: { readonly urls: readonly string[]; readonly isKiosk: boolean }) {
  if (urls.length === 0) return null;
  return (
    <ul class="links">
      {urls.map((url) => <li key={url}><WebLink url={url} isKiosk={isKiosk} /></li>)}
    </ul>
  );
}

export function Contacts({ contacts, isKiosk }: { readonly contacts: readonly ContactView[]; readonly isKiosk: boolean }) {
  if (contacts.length === 0) return null;
  return (
    <ul class="contacts">
      {contacts.map((contact) => <li key={contact.name}><Contact contact={contact} isKiosk={isKiosk} /></li>)}
    </ul>
  );
}

export function Contact({ contact: { name, explanation, phone, url }, isKiosk }: { readonly contact: ContactView; readonly isKiosk: boolean }) {
  return (
    <>
      <span class="contact-name" lang="fr" dir="ltr">{name}</span>
      {phone !== undefined && <Phone number={phone} isKiosk={isKiosk} />}
      {explanation !== undefined && <Words of={explanation} class="contact-explanation" />}
      {url !== undefined && <WebLink url={url} isKiosk={isKiosk} />}
    </>
  );
}

/** Left to right whatever the language around it: a turned-round number calls somebody else. */
function Phone({ number, isKiosk }: { readonly number: string; readonly isKiosk: boolean }) {
  const page = usePageStrings();
  const digits = <bdi dir="ltr">{number}</bdi>;
  if (isKiosk) return <span class="phone"><Pictogram name="call" /> {digits}</span>;
  return (
    <a class="phone" href={`tel:${number.replace(/[^\d+]/g, "")}`}>
      <span class="visually-hidden" lang={page.lang}>{page.say("call")} </span>
      <Pictogram name="call" /> {digits}
    </a>
  );
}

export function Sources({ sources, checked, isKiosk }: { readonly sources: readonly SourceView[]; readonly checked: Phrase | undefined; readonly isKiosk: boolean }) {
  const page = usePageStrings();
  if (sources.length === 0) return checked === undefined ? null : <p class="checked"><Words of={checked} /></p>;
  return (
    <details class="sources">
      <summary lang={page.lang} dir={page.dir}>{page.say("sources")}</summary>
      {checked !== undefined && <p><Words of={checked} /></p>}
      <ul>
        {sources.map((source) => <li key={source.url}><WebLink url={source.url} title={source.title} isKiosk={isKiosk} /></li>)}
      </ul>
    </details>
  );
}
