import type { FlowSpec, Run } from "../flow/model";
import type { Session } from "./session";
import type { World } from "./world";

export interface Running {
  readonly spec: FlowSpec;
  readonly run: Run;
}

/** The flow in hand; null before the welcome, and when content no longer has it. */
export function runningOf(session: Session, world: World): Running | null {
  const run = session.current === null ? undefined : session.runs[session.current];
  const spec = run && world.flows[run.flow];
  return run && spec ? { spec, run } : null;
}
