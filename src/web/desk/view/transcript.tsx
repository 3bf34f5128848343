import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Outgoing } from "../state/outgoing";
import { rowsOf, type Transcript as TranscriptState } from "../state/transcript";
import { dayOf } from "../state/times";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { OutgoingLine } from "./outgoing-line";
import { TranscriptLine } from "./transcript-line";

/** Nearer to the end than this (px), one reads the newest and wants to go on doing so. */
const nearEndPx = 80;

export interface TranscriptProps {
  readonly transcript: TranscriptState;
  readonly outgoing: readonly Outgoing[];
  readonly language: string;
}

const days = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long" });

/** Goes along with the newest line, except while somebody reads above; then a button says how many came. */
export function Transcript({ transcript, outgoing, language }: TranscriptProps) {
  const { say, count } = useStrings();
  const place = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [readTo, setReadTo] = useState(0);
  const { entries, last, isLoaded } = transcript;
  const missed = isAtEnd.current ? 0 : entries.filter(({ seq, author }) => seq > readTo && author !== "mediator").length;

  const toEnd = (): void => {
    const list = place.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
  };
  const look = (): void => {
    const list = place.current;
    if (list === null) return;
    const wasAtEnd = isAtEnd.current;
    isAtEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx;
    if (isAtEnd.current || wasAtEnd) setReadTo(last);
  };
  useLayoutEffect(() => {
    if (!isAtEnd.current) return;
    toEnd();
    setReadTo(last);
  }, [last, outgoing.length, isLoaded]);

  // typing beside must not draw five hundred lines again
  const rows = useMemo(() => rowsOf(entries, dayOf).map((row) => (
    row.kind === "day"
      ? <p key={row.day} class="day"><span>{days.format(row.at)}</span></p>
      : <TranscriptLine key={row.entry.seq} entry={row.entry} />
  )), [entries]);

  return (
    <div class="transcript-place">
      <div class="columns" aria-hidden="true"><span>{language}</span><span>{say("transcript.french")}</span></div>
      <div
        ref={place} class="transcript" role="log" aria-label={say("transcript.title")} aria-live={isLoaded ? "polite" : "off"} aria-relevant="additions" tabIndex={0} onScroll={look}
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
