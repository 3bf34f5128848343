import { runningOf } from "../core/conversation/current-run";
import type { ConversationEffect } from "../core/conversation/outcome";
import type { Handoff } from "../core/conversation/handoff-state";
import type { Session } from "../core/conversation/session";
import type { World } from "../core/conversation/world";
import { walkPath } from "../core/flow/path";
import { factsOf, summaryOf } from "../core/flow/summary";
import type { CaseFacts, Ticket } from "../core/handoff/ticket";
import type { EffectRecord } from "../core/ports";

/** A ticket as the desk keeps it: a projection of the session's, whose later revision wins. */
export interface DeskTicket extends Ticket, Pick<Session, "consent" | "level" | "reading">, Pick<Handoff, "revision" | "fromSeq" | "who" | "personAt" | "mediatorAt"> {
  /** Last word of the person to anybody (ms since 1970). */
  readonly lastSeenAt: number;
}

/** Thirty days after closing; the desk renews it while a case is open. */
export const ticketTtlMs = 30 * 24 * 3_600_000;

/** The case as it stands after this turn, for the desk. Without consent only language and procedure pass. */
export function ticketEffects(effects: readonly ConversationEffect[], session: Session, world: World): readonly EffectRecord[] {
  return effects.flatMap((effect): readonly EffectRecord[] => {
    if (effect.kind !== "ticket") return [];
    const facts = session.consent === "given" ? caseFacts(session, world) : null;
    const { ticket, revision, ...handoff } = effect.handoff;
    const { consent, level, reading, lastSeenAt } = session;
    const { phrase: _, proposal: __, ...known } = handoff;
    const value: DeskTicket = { ...ticket, ...known, facts, revision, consent, level, reading, lastSeenAt };
    return [{ id: `${ticket.id}-${revision}`, kind: "ticket_opened", value }];
  });
}

function caseFacts(session: Session, world: World): CaseFacts | null {
  const running = runningOf(session, world);
  if (!running) return null;
  const path = walkPath(running.spec, running.run.answers, world.context);
  const step = running.spec.steps[path.at];
  const deadlines = step?.kind === "end" ? summaryOf(running.spec, step, path, world.context).deadlines.map(({ text }) => text) : [];
  return {
    ...factsOf(running.spec, path),
    progress: step ? { stage: step.stage + 1, of: running.spec.stages.length } : null,
    misses: running.run.misses,
    ...(deadlines.length > 0 && { deadlines }),
  };
}
