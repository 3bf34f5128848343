import { useState } from "preact/hooks";
import { dayOf } from "../state/times";
import { useStrings } from "./desk-strings";
import { Field } from "./field";

const weekMs = 7 * 24 * 60 * 60_000;

/** The record of activity as La Coop names its values; it holds no word and no name of anybody who was helped. */
export function ActivityExport() {
  const { say } = useStrings();
  const [from, setFrom] = useState(() => dayOf(Date.now() - weekMs));
  const [to, setTo] = useState(() => dayOf(Date.now()));
  const isInOrder = from !== "" && to !== "" && from <= to;
  return (
    <main id="work" class="page">
      <h2>{say("page.activity")}</h2>
      <p>{say("activity.what")}</p>
      <div class="slots">
        <Field id="from" label={say("activity.from")}><input id="from" type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} /></Field>
        <Field id="to" label={say("activity.to")} problem={isInOrder ? undefined : say("activity.order")}>
          <input id="to" type="date" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        </Field>
      </div>
      {isInOrder && (
        <div class="row">
          {(["csv", "json"] as const).map((format) => (
            <a key={format} class="button" href={`/desk/api/activity?from=${from}&to=${to}&format=${format}`} download={`activite-${from}-${to}.${format}`}>{say(`activity.${format}`)}</a>
          ))}
        </div>
      )}
    </main>
  );
}
