import { runningOf } from "../core/conversation/current-run";
import type { ConversationEffect } from "../core/conversation/outcome";
import type { Session } from "../core/conversation/session";
import type { World } from "../core/conversation/world";
import { walkPath } from "../core/flow/path";
import { factsOf } from "../core/flow/summary";
import type { Actor } from "../core/handoff/events";
import { mustMove } from "../core/handoff/move-ticket";
import { openTicket, type CaseFacts } from "../core/handoff/ticket";
import type { ConversationKey, EffectRecord } from "../core/ports";

/** Thirty days after closing; the desk renews it while a case is open. */
export const ticketTtlMs = 30 * 24 * 3_600_000;

/** The case as it stands when a person is asked for. Without consent only language and procedure pass. */
export function ticketEffect(
  key: ConversationKey, epoch: number, session: Session, request: Extract<ConversationEffect, { kind: "person_requested" }>, world: World, eventId: string, at: number,
): EffectRecord {
  // what nobody could play asks by itself
  const by: Actor = { role: request.queue === "technical" ? "system" : "person" };
  const asked = openTicket({
    // one event asks for one person: a replay of the same turn makes the same ticket
    id: `${key.id}-${eventId}`,
    association: key.association, conversation: key.id, epoch, channel: session.channel, locale: session.locale, language: session.locale,
    queue: request.queue, territory: null, flow: request.flow, step: request.step,
    facts: session.consent === "given" ? caseFacts(session, world) : null,
    ...(session.urgent && { urgent: session.urgent }),
  }, by, at);
  const ticket = mustMove(asked, { event: "joined_line", by }, at);
  return { id: ticket.id, kind: "ticket_opened", value: ticket };
}

function caseFacts(session: Session, world: World): CaseFacts | null {
  const running = runningOf(session, world);
  if (!running) return null;
  const path = walkPath(running.spec, running.run.answers, world.context);
  const step = running.spec.steps[path.at];
  return {
    ...factsOf(running.spec, path),
    progress: step ? { stage: step.stage + 1, of: running.spec.stages.length } : null,
    misses: running.run.misses,
  };
}
