import type { DeskTicket } from "../../bot/tickets";
import { parisDate } from "../../core/flow/dates";
import { isFinal } from "../../core/handoff/states";
import { may, type AccountView } from "../accounts";
import type { FoundCase, FoundCases } from "../api";
import { readTicket, type CaseDesk } from "./case-desk";
import type { CasePapers, CasePapersBook } from "./case-papers";
import type { DeskWords } from "./desk-words";
import { maxFoundCases, maxReadPapers, maxSearchedCases, papersAtOnce, searchedMs } from "./limits";
import type { SearchRequest } from "./search-request";

export interface SearchParts {
  readonly desk: CaseDesk;
  readonly papers: CasePapersBook;
  readonly words: DeskWords;
  /** First name of an account; null: not known any more. */
  readonly nameOf: (account: string) => string | null;
}

/**
 * Cases that ended in the last 30 days, the last one first: what colleagues wrote about them is searched, never what a person wrote. Somebody who
 * supervises finds those of the association, a mediator those they had in hand.
 */
export async function searchCases(parts: SearchParts, account: AccountView, wanted: SearchRequest): Promise<FoundCases> {
  const { store, association, now } = parts.desk.parts;
  const records = await store.listTickets(association, maxSearchedCases);
  const since = now() - searchedMs;
  const ended = records.flatMap(readTicket).filter((ticket) => isFinal(ticket.state) && endedAt(ticket) >= since);
  const seesAll = may(account.role, "supervision.read");
  const own = ended.filter((ticket) => seesAll || holders(ticket).has(account.id));
  const fitting = own.filter((ticket) => fits(ticket, wanted)).sort((a, b) => endedAt(b) - endedAt(a));
  const found = await withPapers(parts.papers, fitting, wanted);
  const flows = [...new Set(own.flatMap(({ flow }) => flow ?? []))];
  return {
    cases: found.cases.map(({ ticket, papers }) => foundCase(parts, ticket, papers)),
    isComplete: found.isComplete && records.length < maxSearchedCases,
    procedures: flows.flatMap((flow) => {
      const name = parts.words.procedure(flow, now());
      return name === null ? [] : [{ id: flow, name }];
    }),
  };
}

interface WithPapers {
  readonly cases: readonly { readonly ticket: DeskTicket; readonly papers: CasePapers }[];
  readonly isComplete: boolean;
}

/** Notes and labels are read some at a time, and only as far as the page is long. */
async function withPapers(book: CasePapersBook, tickets: readonly DeskTicket[], wanted: SearchRequest): Promise<WithPapers> {
  const cases: WithPapers["cases"][number][] = [];
  for (let at = 0; at < Math.min(tickets.length, maxReadPapers); at += papersAtOnce) {
    const some = await Promise.all(tickets.slice(at, at + papersAtOnce).map(async (ticket) => ({ ticket, papers: await book.of(ticket.id) })));
    cases.push(...some.filter(({ papers }) => saysSo(papers, wanted)));
    if (cases.length > maxFoundCases) return { cases: cases.slice(0, maxFoundCases), isComplete: false };
  }
  return { cases, isComplete: tickets.length <= maxReadPapers };
}

const endedAt = ({ history }: DeskTicket): number => history.at(-1)?.at ?? 0;

/** Whoever had the case in hand, at whatever time. */
function holders({ history }: DeskTicket): ReadonlySet<string> {
  return new Set(history.flatMap(({ event, by }) => ((event === "taken" || event === "call_back_started") && "id" in by ? [by.id] : [])));
}

function fits(ticket: DeskTicket, { mediator, procedure, state, from, to }: SearchRequest): boolean {
  const day = parisDate(endedAt(ticket));
  return (mediator === undefined || holders(ticket).has(mediator)) && (procedure === undefined || ticket.flow === procedure)
    && (state === undefined || ticket.state === state) && (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** Each word stands somewhere in a label or a note, in whatever case and with accents or without. */
function saysSo({ labels, notes }: CasePapers, { text = "", label }: SearchRequest): boolean {
  if (label !== undefined && !labels.some((one) => folded(one) === folded(label))) return false;
  const words = folded(text).split(/\s+/).filter((word) => word !== "");
  const said = folded([...labels, ...notes.map((note) => note.text)].join("\n"));
  return words.every((word) => said.includes(word));
}

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function foundCase({ words, desk, nameOf }: SearchParts, ticket: DeskTicket, { labels, notes }: CasePapers): FoundCase {
  const last = [...holders(ticket)].at(-1);
  return {
    id: ticket.id, state: ticket.state, endedAt: endedAt(ticket), reason: ticket.history.at(-1)?.reason ?? null, locale: ticket.locale, level: ticket.level,
    procedure: words.procedure(ticket.flow, desk.parts.now()), mediator: last === undefined ? null : { id: last, name: nameOf(last) ?? "" }, labels, notes: notes.length,
  };
}
