import { useEffect, useMemo, useState } from "preact/hooks";
import type { Outgoing } from "../state/outgoing";
import { rowsOf, type Transcript as TranscriptState } from "../state/transcript";
import { dayOf } from "../state/times";
import { languageName, useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { OutgoingLine } from "./outgoing-line";
import { isFrench, TranscriptLine } from "./transcript-line";
import { useEnd } from "./use-end";

export interface TranscriptProps {
  readonly transcript: TranscriptState;
  readonly outgoing: readonly Outgoing[];
  /** Case in which a machine can be asked for the French of a line; null: none is. */
  readonly translatedIn: string | null;
  /** Of the person, BCP 47. */
  readonly locale: string;
}

/** What a case already holds is on screen after this time (ms): from then on a line is news, and read out. */
const shownAfterMs = 700;

const days = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long" });

/** Goes along with the newest line, except while somebody reads above; then a button says how many came. */
export function Transcript({ transcript, outgoing, translatedIn, locale }: TranscriptProps) {
  const { say, count } = useStrings();
  const { entries, last, isLoaded } = transcript;
  const { place, isAtEnd, readTo, look, toEnd } = useEnd(last, outgoing.length);
  const missed = isAtEnd ? 0 : entries.filter(({ seq, author }) => seq > readTo && author !== "mediator").length;

  const [isFollowing, setFollowing] = useState(false);
  useEffect(() => {
    if (!isLoaded) return;
    const timer = setTimeout(() => setFollowing(true), shownAfterMs);
    return () => clearTimeout(timer);
  }, [isLoaded]);

  // typing beside must not draw five hundred lines again
  const rows = useMemo(() => rowsOf(entries, dayOf).map((row) => (
    row.kind === "day"
      ? <p key={row.day} class="day"><span>{days.format(row.at)}</span></p>
      : <TranscriptLine key={row.entry.seq} entry={row.entry} isFrenchTalk={isFrench(locale)} translatedIn={translatedIn} />
  )), [entries, locale, translatedIn]);

  return (
    <div class="transcript-place">
      <div class="columns" aria-hidden="true"><span>{languageName(locale)}</span><span>{say("transcript.french")}</span></div>
      <div
        ref={place} class="transcript" role="log" aria-label={say("transcript.title")} aria-live={isFollowing ? "polite" : "off"} aria-relevant="additions" tabIndex={0} onScroll={look}
      >
        {!isLoaded && <p class="empty">{say("loading")}</p>}
        {isLoaded && entries.length === 0 && <p class="empty">{say("transcript.empty")}</p>}
        {rows}
        {outgoing.map((act) => <OutgoingLine key={act.event} act={act} />)}
      </div>
      {missed > 0 && (
        <button
          type="button"
          id="newest"
          class="newest"
          onClick={() => {
            toEnd();
            place.current?.focus({ preventScroll: true });
          }}
        >
          <Icon name="down" />{count("transcript.missed", missed)}
        </button>
      )}
    </div>
  );
}
