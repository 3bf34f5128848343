import { useEffect, useState } from "preact/hooks";
import type { NumbersIn, NumberView } from "../../../bot/page-view";
import { usePageStrings } from "../view/page-strings";
import { Words } from "../view/phrase";
import { loadNumbers } from "./numbers-book";

/** Whom to call while nothing else answers, in the language of the page. */
export function NumbersList({ isKiosk }: { readonly isKiosk: boolean }) {
  const page = usePageStrings();
  const [all, setAll] = useState<readonly NumbersIn[]>([]);
  useEffect(() => void loadNumbers().then((book) => setAll(book?.languages ?? [])), []);
  const shown = all.find(({ lang }) => lang === page.lang);
  if (shown === undefined) return null;
  return (
    <div class="numbers-groups" lang={shown.lang} dir={shown.dir}>
      {shown.groups.map(({ heading, numbers }, place) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {place === 0 && <p class="numbers-say">{page.say("numbers.say")}</p>}
          <ul class="numbers">
            {numbers.map((number) => <OneNumber key={number.phone} number={number} isKiosk={isKiosk} />)}
          </ul>
        </section>
      ))}
      <p class="numbers-checked">{shown.checked}</p>
    </div>
  );
}

/** Left to right whatever the language around it: a turned-round number calls somebody else. Only words at a kiosk, which has no telephone. */
function OneNumber({ number: { name, phone, link, drawing, explanation }, isKiosk }: { readonly number: NumberView; readonly isKiosk: boolean }) {
  const page = usePageStrings();
  const digits = <bdi dir="ltr">{phone}</bdi>;
  return (
    <li>
      <svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={drawing} /></svg>
      {isKiosk ? <span class="number">{digits}</span> : (
        <a class="number" href={link}>
          <span class="visually-hidden">{page.say(link.startsWith("sms:") ? "numbers.sms" : "call")} </span>
          {digits}
        </a>
      )}
      <span class="number-what">
        <span class="number-name" lang="fr" dir="ltr">{name}</span>
        <Words of={explanation} />
      </span>
    </li>
  );
}
