import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { CloseReason, Supervision as SupervisionView } from "../../../desk/api";
import type { Answer } from "../service/desk-service";
import { languageName, useStrings } from "./desk-strings";
import { saidElapsed } from "./elapsed";
import { useController } from "./use-desk";

/** Asked again so often (ms) while the screen is looked at. */
const everyMs = 15_000;

/** Who is there, who waits, what became of the last seven days. */
export function Supervision() {
  const strings = useStrings();
  const { say } = strings;
  const controller = useController();
  const [answer, setAnswer] = useState<Answer<SupervisionView> | null>(null);
  useEffect(() => {
    const load = (): void => void controller.read<SupervisionView>("supervision").then(setAnswer);
    load();
    const timer = setInterval(load, everyMs);
    return () => clearInterval(timer);
  }, []);
  if (answer === null) return <Page><p role="status">{say("loading")}</p></Page>;
  if (answer.outcome === "unreachable") return <Page><p role="status">{say("refusal.any.UNREACHABLE")}</p></Page>;
  if (answer.outcome === "refused") return <Page><p role="alert">{strings.name("refusal.any", answer.refusal.code)}</p></Page>;
  const { value } = answer;
  const time = (ms: number | null): string => (ms === null ? say("supervision.none") : saidElapsed(strings, ms));
  const figures = [
    ["waiting", String(value.waiting)], ["longest", time(value.longestWaitMs)], ["usual", time(value.usualWaitMs)], ["abandoned", String(value.abandoned)],
  ] as const;
  return (
    <Page>
      <dl class="figures">{figures.map(([name, figure]) => <div key={name}><dt>{say(`supervision.${name}`)}</dt><dd>{figure}</dd></div>)}</dl>
      <p>{value.helped === null ? say("supervision.helped_hidden") : say("supervision.helped", value.helped)}</p>
      <div class="table-place" tabIndex={0} role="region" aria-label={say("supervision.mediators")}>
        <table>
          <caption>{say("supervision.mediators")}</caption>
          <thead><tr>{["name", "presence", "held", "languages"].map((column) => <th key={column} scope="col">{say(`supervision.${column}`)}</th>)}</tr></thead>
          <tbody>
            {value.mediators.map(({ id, name, presence, held, capacity, languages }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{say(`presence.${presence}`)}</td>
                <td>{say("supervision.held_of", { held, capacity })}</td>
                <td>{languages.map(languageName).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="table-place" tabIndex={0} role="region" aria-label={say("supervision.closed")}>
        <table>
          <caption>{say("supervision.closed")}</caption>
          <thead><tr><th scope="col">{say("supervision.reason")}</th><th scope="col">{say("supervision.number")}</th></tr></thead>
          <tbody>
            {(Object.entries(value.closed) as [CloseReason, number][]).map(([reason, number]) => <tr key={reason}><th scope="row">{strings.name("reason", reason)}</th><td>{number}</td></tr>)}
          </tbody>
        </table>
      </div>
    </Page>
  );
}

function Page({ children }: { readonly children: ComponentChildren }) {
  return <main id="work" class="page"><h2>{useStrings().say("page.supervision")}</h2>{children}</main>;
}
