import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { OpenCase } from "../state/desk-state";
import { useStrings } from "./desk-strings";
import { Dialog } from "./dialog";
import { Words } from "./words";

/** The talk as it stands on the person's screen: their language alone, large. */
export function PersonView({ open, onClose }: { readonly open: OpenCase; readonly onClose: () => void }) {
  const { say } = useStrings();
  const { entries } = open.transcript;
  const place = useRef<HTMLDivElement>(null);
  // it has a height only once the dialog is open
  useEffect(() => {
    if (place.current !== null) place.current.scrollTop = place.current.scrollHeight;
  }, []);
  const locale = open.view?.locale ?? "fr";
  const dir = entries.find(({ own }) => own.lang === locale)?.own.dir ?? "ltr";
  return (
    <Dialog title={say("person_view.title")} isWide onClose={onClose}>
      <div ref={place} class="person-view" tabIndex={0} role="region" aria-label={say("person_view.title")} dir={dir}>
        {entries.map(({ seq, author, own, french, isMachine }) => (
          <Fragment key={seq}>
            <Words class={author === "person" ? "said by-person" : "said"} of={own} />
            {isMachine && author === "mediator" && french !== null && <Words class="said" of={french} />}
          </Fragment>
        ))}
      </div>
    </Dialog>
  );
}
