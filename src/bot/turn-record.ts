import type { Committed } from "../core/ports";
import type { ChannelId } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";

/** One turn as logs and figures see it: nothing a person typed. */
export interface TurnRecord {
  readonly conversation: string;
  readonly channel: ChannelId;
  readonly flow: string | null;
  readonly step: string | null;
  readonly locale: string;
  readonly outcome: Committed<Session>["outcome"] | "failed" | "parked";
  readonly code?: string;
  readonly durationMs: number;
}

/** Step whose question waits for an answer. */
export function waitingStep(session: Session): string | null {
  return session.current === null ? null : (session.runs[session.current]?.waiting?.step ?? null);
}
