import { seededRandom } from "../../../src/cli/walk/seeded-random";
import type { Actor } from "../../../src/core/handoff/events";
import { maxHistory, maxPassedOver } from "../../../src/core/handoff/limits";
import { moveTicket } from "../../../src/core/handoff/move-ticket";
import { sessionOwner } from "../../../src/core/handoff/session-owner";
import { arrowsOf, eventNames, isFinal, ticketStates, type TicketState } from "../../../src/core/handoff/states";
import { openTicket, type Ticket } from "../../../src/core/handoff/ticket";
import { coordinator, facts, hour, mediator, minute, person, system } from "./a-ticket";
import { allReasons, anyEvent } from "./any-event";

const names = ["amal", "bo", "chloe"];
const actors: readonly Actor[] = [person, system, coordinator, ...names.map(mediator)];

/** What is wrong with a ticket, in words; nothing when nothing is. */
function faultsOf(ticket: Ticket, before: Ticket): readonly string[] {
  const { state, owner, offer, callBackAt, history, passedOver } = ticket;
  const last = history.at(-1);
  return [
    (owner !== null) === (state === "taken") || `owner ${owner} when ${state}`,
    (offer !== null) === (state === "offered") || `an offer when ${state}`,
    (callBackAt !== null) === (state === "call_back_promised") || `a promised hour when ${state}`,
    [owner, offer?.mediator].filter(Boolean).length <= 1 || "in two hands",
    (sessionOwner(ticket) !== "bot") === (owner !== null) || "the session and the ticket name different owners",
    last?.state === state || `the history ends in ${last?.state}, the case is ${state}`,
    history.every(({ at }, n) => n === 0 || at >= (history[n - 1]?.at ?? 0)) || "the history goes back in time",
    history.length + ticket.forgotten === before.history.length + before.forgotten + 1 || "a step is not in the history",
    history.length <= maxHistory && passedOver.length <= maxPassedOver || "grows without bound",
    new Set(passedOver.map((one) => one.mediator)).size === passedOver.length || "passed over twice",
    !isFinal(before.state) || last?.event === "reopened" || `left ${before.state} by ${last?.event}`,
    before.state !== "transferred" || "left an association that has it no more",
    before.owner === null || owner === null || owner === before.owner || "passed from hand to hand without the line",
    owner === null || before.owner !== null || (last?.by.role === "mediator" && "id" in last.by && last.by.id === owner) || "given to somebody who did not take it",
    before.state !== "offered" || state !== "taken" || owner === before.offer?.mediator || "taken by somebody it was not offered to",
  ].filter((fault): fault is string => fault !== true);
}

function walk(seed: number, steps: number, move: typeof moveTicket): { readonly faults: readonly string[]; readonly visited: ReadonlySet<TicketState>; readonly moves: number } {
  const random = seededRandom(seed);
  // undefined from an empty list: an event without a reason
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  let ticket = openTicket(facts, person, 0);
  let moves = 0;
  const visited = new Set<TicketState>([ticket.state]);
  const faults: string[] = [];
  for (let now = 0, n = 0; n < steps; n++) {
    now += Math.floor((random() - 0.1) * 30 * minute);
    // a case that left for good is tried in vain for a while, then the next one begins
    if (ticket.state === "transferred" && random() < 0.05) ticket = openTicket(facts, person, now);
    const name = pick(eventNames);
    const fitting = arrowsOf(name).flatMap(({ reasons }) => reasons);
    const event = anyEvent(name, pick(actors), {
      reason: random() < 0.1 ? pick(allReasons) : pick(fitting), mediator: pick(names), dueAt: now + Math.floor((random() - 0.2) * 24 * hour), association: pick(["a", "b"]),
    });
    const result = move(ticket, event, now);
    if (result.outcome === "refused") continue;
    moves += 1;
    faults.push(...faultsOf(result.ticket, ticket));
    // as the desk does: stored and read again between all events
    ticket = JSON.parse(JSON.stringify(result.ticket)) as Ticket;
    visited.add(ticket.state);
  }
  return { faults, visited, moves };
}

describe("whatever anybody does to a case, in any order", () => {
  it("it has one owner, a true history, and stays over once it is over unless it is reopened", () => {
    const walks = Array.from({ length: 60 }, (_, seed) => walk(seed + 1, 2_000, moveTicket));
    expect([...new Set(walks.flatMap(({ faults }) => faults))]).toEqual([]);
    expect(new Set(walks.flatMap(({ visited }) => [...visited]))).toEqual(new Set(ticketStates));
    expect(walks.reduce((sum, { moves }) => sum + moves, 0)).toBeGreaterThan(5_000);
  });

  it.each<{ defect: string; spoil: (ticket: Ticket) => Ticket; fault: RegExp }>([
    { defect: "an owner stays when a case is over", spoil: (ticket) => (ticket.state === "closed" ? { ...ticket, owner: "amal" } : ticket), fault: /^owner amal when closed/ },
    { defect: "an offer stays beside the owner", spoil: (ticket) => (ticket.state === "taken" ? { ...ticket, offer: { mediator: "bo", at: 0 } } : ticket), fault: /in two hands/ },
    { defect: "the history loses its last step", spoil: (ticket) => ({ ...ticket, history: ticket.history.slice(0, -1) }), fault: /not in the history/ },
  ])("this test sees it when $defect", ({ spoil, fault }) => {
    const { faults } = walk(1, 4_000, (...given) => {
      const result = moveTicket(...given);
      return result.outcome === "moved" ? { ...result, ticket: spoil(result.ticket) } : result;
    });
    expect(faults).toContainEqual(expect.stringMatching(fault));
  });
});
