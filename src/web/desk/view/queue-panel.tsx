import { useMemo, useState } from "preact/hooks";
import type { CaseItem } from "../../../desk/api";
import { groupedQueue, noFilter } from "../state/queue-view";
import { CaseRow } from "./case-row";
import { useStrings } from "./desk-strings";
import { QueueFilters } from "./queue-filters";
import { useDesk, useNow } from "./use-desk";

/** Order of the rows on screen, for the keys that go from one to the next. */
export const rowIds = (): readonly string[] => [...document.querySelectorAll<HTMLElement>("[data-case]")].map((row) => row.dataset["case"] ?? "");

export function QueuePanel() {
  const { say, count } = useStrings();
  const { queue, open, seen, clockSkewMs } = useDesk();
  const now = useNow() + clockSkewMs;
  const [filter, setFilter] = useState(noFilter);
  const cases: readonly CaseItem[] = queue?.cases ?? [];
  const groups = useMemo(() => groupedQueue(cases, filter), [cases, filter]);
  const shown = groups.reduce((sum, group) => sum + group.cases.length, 0);
  return (
    <nav class="queue" id="queue" aria-labelledby="queue-title" tabIndex={-1}>
      <h2 id="queue-title">{say("queue.title")}</h2>
      <QueueFilters cases={cases} filter={filter} onFilter={setFilter} />
      <p class="visually-hidden" role="status">{filter === noFilter ? "" : count("queue.found", shown)}</p>
      <div class="queue-list">
        {queue === null && <p class="empty">{say("loading")}</p>}
        {queue !== null && shown === 0 && <p class="empty">{cases.length === 0 ? say("queue.empty") : say("queue.none_found")}</p>}
        {groups.map(({ group, cases: some }) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h3 id={`group-${group}`}>{say(`queue.group.${group}`)} <span class="count">{some.length}</span></h3>
            <ul>
              {some.map((item) => <li key={item.id}><CaseRow item={item} isOpen={item.id === open?.id} seen={seen} now={now} /></li>)}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
