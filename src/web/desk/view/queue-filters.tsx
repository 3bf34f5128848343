import type { CaseItem } from "../../../desk/api";
import { noFilter, type QueueFilter } from "../state/queue-view";
import { languageName, useStrings } from "./desk-strings";

export interface QueueFiltersProps {
  readonly cases: readonly CaseItem[];
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
}

const whose = ["all", "mine", "waiting"] as const;

export function QueueFilters({ cases, filter, onFilter }: QueueFiltersProps) {
  const { say } = useStrings();
  const locales = distinct(cases.map(({ locale }) => locale), filter.locale);
  const procedures = distinct(cases.map(({ procedure }) => procedure ?? ""), filter.procedure);
  // back to the very object, by which the panel knows that nothing is filtered
  const change = (part: Partial<QueueFilter>): void => {
    const next = { ...filter, ...part };
    onFilter(Object.entries(noFilter).every(([name, value]) => next[name as keyof QueueFilter] === value) ? noFilter : next);
  };
  return (
    <div class="filters" role="search" aria-label={say("queue.filter.title")}>
      <fieldset class="segments">
        <legend class="visually-hidden">{say("queue.filter.whose")}</legend>
        {whose.map((choice) => (
          <label key={choice}>
            <input type="radio" name="whose" checked={filter.whose === choice} onChange={() => change({ whose: choice })} />
            <span>{say(`queue.filter.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      <input
        type="search" aria-label={say("queue.filter.text")} placeholder={say("queue.filter.text")} autocomplete="off" value={filter.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      <select aria-label={say("queue.filter.language")} value={filter.locale} onChange={(event) => change({ locale: event.currentTarget.value })}>
        <option value="">{say("queue.filter.any_language")}</option>
        {locales.map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
      </select>
      <select aria-label={say("queue.filter.procedure")} value={filter.procedure} onChange={(event) => change({ procedure: event.currentTarget.value })}>
        <option value="">{say("queue.filter.any_procedure")}</option>
        {procedures.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
    </div>
  );
}

/** The chosen one stays in the list when its last case left. */
function distinct(values: readonly string[], chosen: string): readonly string[] {
  return [...new Set([...values, chosen])].filter((value) => value !== "").sort((a, b) => a.localeCompare(b, "fr"));
}
