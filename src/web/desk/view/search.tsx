import { useEffect, useState } from "preact/hooks";
import type { CaseSearch, FoundCases } from "../../../desk/api";
import { caseHash } from "../state/routes";
import { clockOf } from "../state/times";
import { shortDay } from "./case-row";
import { languageName, useStrings } from "./desk-strings";
import { Field } from "./field";
import { RefusalNotice } from "./refusal";
import { useController, useDesk } from "./use-desk";
import { useRequest } from "./use-request";

const states = ["closed", "handed_back", "abandoned", "transferred"] as const;
type Typed = Readonly<Record<"text" | "mediator" | "procedure" | "state" | "from" | "to", string>>;
const nothing: Typed = { text: "", mediator: "", procedure: "", state: "", from: "", to: "" };

/** Cases that have ended, by what colleagues know of them; the latest when nothing is asked for. */
export function Search() {
  const { say } = useStrings();
  const controller = useController();
  const request = useRequest();
  const { me, queue } = useDesk();
  const [typed, setTyped] = useState<Typed>(nothing);
  const [found, setFound] = useState<FoundCases | null>(null);
  const isInOrder = typed.from === "" || typed.to === "" || typed.from <= typed.to;
  const seesAll = me?.role === "coordinator";
  const find = (): void => void request.run(controller.find(wantedOf(typed)), setFound);
  useEffect(find, []);
  const type = (name: keyof Typed) => (event: { readonly currentTarget: { readonly value: string } }): void => setTyped({ ...typed, [name]: event.currentTarget.value });
  const choice = (name: "mediator" | "procedure" | "state", options: readonly { readonly id: string; readonly name: string }[]) => (
    <Field id={`search-${name}`} label={say(`search.${name}`)}>
      <select id={`search-${name}`} value={typed[name]} onChange={type(name)}>
        <option value="">{say("search.any")}</option>
        {options.map((option) => <option key={option.id} value={option.id}>{option.name}</option>)}
      </select>
    </Field>
  );
  return (
    <main id="work" class="page">
      <h2>{say("page.search")}</h2>
      <p>{say(seesAll ? "search.what" : "search.what_own")}</p>
      <form
        class="stack" role="search" aria-label={say("page.search")}
        onSubmit={(event) => {
          event.preventDefault();
          if (isInOrder) find();
        }}
      >
        <Field id="search-text" label={say("search.text")}><input id="search-text" type="search" autocomplete="off" maxLength={80} value={typed.text} onInput={type("text")} /></Field>
        <div class="slots">
          {seesAll && choice("mediator", queue?.mediators ?? [])}
          {choice("procedure", found?.procedures ?? [])}
          {choice("state", states.map((id) => ({ id, name: say(`state.${id}`) })))}
          <Field id="search-from" label={say("search.from")}><input id="search-from" type="date" value={typed.from} onInput={type("from")} /></Field>
          <Field id="search-to" label={say("search.to")} problem={isInOrder ? undefined : say("search.order")}><input id="search-to" type="date" value={typed.to} onInput={type("to")} /></Field>
        </div>
        <div class="row"><button type="submit" class="primary" disabled={request.isBusy}>{say("search.find")}</button></div>
      </form>
      <RefusalNotice refusal={request.refusal} family="search" />
      <Results found={found} />
    </main>
  );
}

function Results({ found }: { readonly found: FoundCases | null }) {
  const strings = useStrings();
  const { say } = strings;
  if (found === null) return <p role="status" />;
  return (
    <>
      <p role="status">{strings.count("search.found", found.cases.length)} {!found.isComplete && say("search.incomplete")}</p>
      {found.cases.length > 0 && (
        <div class="table-place" tabIndex={0} role="region" aria-label={say("page.search")}>
          <table>
            <thead><tr>{["case", "ended", "mediator", "state", "labels", "notes"].map((column) => <th key={column} scope="col">{say(`search.${column}`)}</th>)}</tr></thead>
            <tbody>
              {found.cases.map((one) => (
                <tr key={one.id}>
                  <th scope="row"><a href={caseHash(one.id)}>{languageName(one.locale)} · {one.procedure ?? say("no_procedure")}</a></th>
                  <td>{say("at_moment", { day: shortDay(one.endedAt), clock: clockOf(one.endedAt) })}</td>
                  <td>{one.mediator?.name}</td>
                  <td>{say(`state.${one.state}`)}{one.reason !== null && ` · ${strings.name("reason", one.reason)}`}</td>
                  <td>{one.labels.join(", ")}</td>
                  <td>{one.notes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** What was left empty is not looked at. */
const wantedOf = (typed: Typed): CaseSearch => Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ""));
