import type { CaseView, Delivery, Me, Queue, TranscriptPage } from "../../../desk/api";
import type { LineState } from "../live/live-line";
import { withDeliveries } from "./deliveries";
import { withoutEchoed, type Outgoing } from "./outgoing";
import { emptyTranscript, mergePage, type Transcript } from "./transcript";

/** What stands between the mediator and the work. */
export type Gate = "starting" | "unreachable" | "signed_out" | "locked" | "open";

export interface OpenCase {
  readonly id: string;
  readonly view: CaseView | null;
  /** Code of the refusal when it cannot be shown (any more). */
  readonly trouble: string | null;
  readonly transcript: Transcript;
}

export interface DeskState {
  readonly gate: Gate;
  readonly me: Me | null;
  readonly line: LineState;
  readonly queue: Queue | null;
  /** Server's clock minus this machine's (ms): waiting times count on the server's. */
  readonly clockSkewMs: number;
  readonly open: OpenCase | null;
  readonly outgoing: readonly Outgoing[];
  /** Typed and not sent, by case: in memory only, kept behind a lock, never for the next mediator. */
  readonly drafts: Readonly<Record<string, string>>;
  /** Case -> time of the last word that the mediator has had before their eyes. */
  readonly seen: Readonly<Record<string, number>>;
}

export const emptyDesk: DeskState = {
  gate: "starting", me: null, line: "connecting", queue: null, clockSkewMs: 0, open: null, outgoing: [], drafts: {}, seen: {},
};

export type DeskChange =
  | { readonly type: "me"; readonly me: Me }
  | { readonly type: "gate"; readonly gate: "unreachable" | "signed_out" | "locked" }
  | { readonly type: "line"; readonly state: LineState }
  | { readonly type: "queue"; readonly queue: Queue; readonly now: number }
  | { readonly type: "chosen"; readonly case: string | null }
  | { readonly type: "case"; readonly view: CaseView }
  | { readonly type: "trouble"; readonly case: string; readonly code: string }
  | { readonly type: "log"; readonly case: string; readonly page: TranscriptPage }
  | { readonly type: "deliveries"; readonly case: string; readonly deliveries: readonly Delivery[] }
  | { readonly type: "acted"; readonly act: Outgoing }
  | { readonly type: "act_state"; readonly event: string; readonly state: Outgoing["state"]; readonly code?: string }
  | { readonly type: "act_over"; readonly event: string }
  | { readonly type: "typed"; readonly case: string; readonly text: string }
  | { readonly type: "left" }
  | { readonly type: "seen"; readonly case: string; readonly at: number };

/** Pure: everything that can happen to the desk. */
export function changeDesk(state: DeskState, change: DeskChange): DeskState {
  switch (change.type) {
    case "me": {
      const { me } = change;
      // what the one before left unsent is not sent in the name of the next
      const own = state.me === null || state.me.id === me.id ? state : left(state);
      return { ...(me.isLocked ? hidden(own) : own), me, gate: me.isLocked ? "locked" : "open" };
    }
    case "gate":
      return { ...hidden(state), gate: change.gate };
    case "line":
      return { ...state, line: change.state };
    case "queue":
      // an answer may come after a newer message of the socket
      if (state.gate !== "open" || (state.queue !== null && change.queue.at < state.queue.at)) return state;
      return { ...state, queue: change.queue, clockSkewMs: change.queue.at - change.now, seen: atFirstSight(change.queue, state.seen) };
    case "chosen":
      if (change.case === (state.open?.id ?? null)) return state;
      return { ...state, open: change.case === null ? null : { id: change.case, view: null, trouble: null, transcript: emptyTranscript } };
    case "case":
      return withOpen(state, change.view.id, (open) => ({ ...open, view: change.view, trouble: null }));
    case "trouble":
      return withOpen(state, change.case, (open) => ({ ...open, view: null, trouble: change.code, transcript: emptyTranscript }));
    case "log":
      return withLog(state, change.case, change.page);
    case "deliveries":
      return withOpen(state, change.case, (open) => ({ ...open, transcript: { ...open.transcript, entries: withDeliveries(open.transcript.entries, change.deliveries) } }));
    case "acted":
      return { ...state, outgoing: [...state.outgoing, change.act] };
    case "act_state":
      return {
        ...state,
        outgoing: state.outgoing.map((act) => (act.event !== change.event ? act : { ...act, state: change.state, ...(change.code !== undefined && { code: change.code }) })),
      };
    case "act_over":
      return { ...state, outgoing: state.outgoing.filter(({ event }) => event !== change.event) };
    case "typed":
      return { ...state, drafts: { ...state.drafts, [change.case]: change.text } };
    case "left":
      return left(state);
    case "seen":
      return (state.seen[change.case] ?? 0) >= change.at ? state : { ...state, seen: { ...state.seen, [change.case]: change.at } };
  }
}

/** Nothing of anybody stays in the page behind a lock; what waits to be sent does. */
function hidden(state: DeskState): DeskState {
  return { ...state, queue: null, open: null };
}

/** Somebody signs out, or another signs in: nothing of the one before stays. */
function left(state: DeskState): DeskState {
  return { ...hidden(state), outgoing: [], drafts: {}, seen: {} };
}

/** What was said before a case was met has nothing new to say. */
function atFirstSight(queue: Queue, seen: DeskState["seen"]): DeskState["seen"] {
  const met = queue.cases.filter(({ id, isMine }) => isMine && seen[id] === undefined);
  return met.length === 0 ? seen : { ...seen, ...Object.fromEntries(met.map(({ id, lastWordAt }) => [id, lastWordAt])) };
}

function withOpen(state: DeskState, id: string, update: (open: OpenCase) => OpenCase): DeskState {
  return state.gate === "open" && state.open?.id === id ? { ...state, open: update(state.open) } : state;
}

function withLog(state: DeskState, id: string, page: TranscriptPage): DeskState {
  const before = state.open?.transcript.last ?? 0;
  const told = withOpen(state, id, (open) => ({ ...open, transcript: mergePage(open.transcript, page) }));
  if (told === state) return state;
  return { ...told, outgoing: withoutEchoed(told.outgoing, id, page.entries.filter(({ seq }) => seq > before)) };
}
