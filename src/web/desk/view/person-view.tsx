import { useEffect, useRef } from "preact/hooks";
import type { ButtonLabel } from "../../../bot/view";
import type { OpenCase } from "../state/desk-state";
import { currentEntries } from "../state/transcript";
import { useStrings } from "./desk-strings";
import { Dialog } from "./dialog";
import { Words } from "./words";

/** The talk as it stands on the person's screen: their language alone, large, with the buttons that they can press now. */
export function PersonView({ open, onClose }: { readonly open: OpenCase; readonly onClose: () => void }) {
  const { say } = useStrings();
  const { entries } = open.transcript;
  const place = useRef<HTMLDivElement>(null);
  const last = entries.at(-1)?.seq;
  // it has a height only once the dialog is open; a new line is what the person looks at
  useEffect(() => {
    if (place.current !== null) place.current.scrollTop = place.current.scrollHeight;
  }, [last]);
  const locale = open.view?.locale ?? "fr";
  const dir = entries.find(({ own }) => own.lang === locale)?.own.dir ?? "ltr";
  const current = new Set(currentEntries(entries));
  return (
    <Dialog title={say("person_view.title")} isWide onClose={onClose}>
      <div ref={place} class="person-view" tabIndex={0} role="region" aria-label={say("person_view.title")} dir={dir}>
        {entries.map((entry) => (
          <div key={entry.seq} class={entry.author === "person" ? "said by-person" : "said"} lang={entry.own.lang} dir={entry.own.dir}>
            <Words class="said-words" of={entry.own} />
            {entry.isMachine && entry.author === "mediator" && entry.french !== null && <Words class="said-words" of={entry.french} />}
            {current.has(entry) && entry.ownButtons.length > 0 && <PersonButtons buttons={entry.ownButtons} />}
          </div>
        ))}
      </div>
      <p class="soft">{say("person_view.look_only")}</p>
    </Dialog>
  );
}

/** To be looked at: pressed they would answer in the person's name. */
function PersonButtons({ buttons }: { readonly buttons: readonly ButtonLabel[] }) {
  return (
    <ul class="person-buttons">
      {buttons.map(({ text, lang, dir, official }) => (
        <li key={text} lang={lang} dir={dir}>
          <span>{text}</span>
          {official !== undefined && <span class="official" lang="fr" dir="ltr">{official}</span>}
        </li>
      ))}
    </ul>
  );
}
