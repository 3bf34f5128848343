import type { ComponentChildren } from "preact";
import type { CaseView } from "../../../desk/api";
import { clockOf } from "../state/times";
import { CaseLabels } from "./case-labels";
import { CaseNotes } from "./case-notes";
import { shortDay } from "./case-row";
import { languageName, useStrings } from "./desk-strings";
import { Icon } from "./icon";

/** The case in twenty seconds: who, where they are, what is known, what blocks. */
export function CaseSummary({ view }: { readonly view: CaseView }) {
  const strings = useStrings();
  const { say, count } = strings;
  return (
    <aside class="summary" id="summary" aria-label={say("summary.title")} tabIndex={-1}>
      {view.urgent !== null && <p class="notice danger"><Icon name="alarm" /><strong>{say("urgent_kind", { kind: strings.name("urgent", view.urgent) })}</strong></p>}
      <Part title={say("summary.blocked")}>
        <p><strong>{view.step ?? say("summary.no_step")}</strong></p>
        {view.misses > 0 && <p>{count("summary.misses", view.misses)}</p>}
        {view.progress !== null && (
          <p class="soft"><progress max={view.progress.of} value={view.progress.stage} aria-label={say("summary.progress")} /> {say("summary.stage", { stage: view.progress.stage, of: view.progress.of, name: view.progress.name })}</p>
        )}
      </Part>
      <Part title={say("summary.person")}>
        <dl>
          <Row name={say("summary.language")}>{languageName(view.locale)}</Row>
          <Row name={say("summary.level")}>{view.level === null ? say("summary.unknown") : say(`level_words.level_${view.level}`)}</Row>
          <Row name={say("summary.reading")}>{say(`reading.${view.reading}`)}</Row>
          <Row name={say("summary.channel")}>{strings.name("channel", view.channel)}</Row>
          <Row name={say("summary.territory")}>{view.territory ?? say("summary.unknown")}</Row>
          <Row name={say("summary.consent")}>{say(`consent.${view.consent}`)}</Row>
        </dl>
      </Part>
      <Part title={say("summary.answers")}>
        {view.answers === null && <p class="soft">{say("summary.not_kept")}</p>}
        {view.answers?.length === 0 && <p class="soft">{say("summary.no_answers")}</p>}
        <dl>
          {view.answers?.map((fact) => <Row key={fact.label} name={fact.label}><bdi>{fact.value}</bdi></Row>)}
        </dl>
      </Part>
      <Listed title={say("summary.papers_missing")} items={view.papersMissing} />
      <Listed title={say("summary.papers_held")} items={view.papersHeld} />
      <Listed title={say("summary.deadlines")} items={view.deadlines} />
      <CaseLabels view={view} />
      <CaseNotes view={view} />
      <details>
        <summary><h3>{say("summary.history")}</h3></summary>
        <ol class="history">
          {view.history.map(({ at, event, by, reason }, index) => (
            <li key={index}>
              <time dateTime={new Date(at).toISOString()}>{shortDay(at)} {clockOf(at)}</time>{" "}
              {strings.name("event", event)}{reason !== null && ` (${strings.name("reason", reason)})`}{by !== null && ` · ${strings.name("by", by)}`}
            </li>
          ))}
        </ol>
      </details>
    </aside>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return <section><h3>{title}</h3>{children}</section>;
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return <Part title={title}><ul class="plain">{items.map((item) => <li key={item}>{item}</li>)}</ul></Part>;
}
