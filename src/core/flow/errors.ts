import { AppError } from "../errors";
import type { FlowId, StepId } from "./model";

/** Content that the checker should have refused: an exit to nowhere, a loop, an unknown rule. The run is given to a person. */
export class FlowBroken extends AppError {
  constructor(readonly flow: FlowId, readonly step: StepId, what: string) {
    super("FLOW_BROKEN", `flow ${flow}, step ${step}: ${what}`);
  }
}
