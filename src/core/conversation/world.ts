import type { FlowContext } from "../flow/context";
import type { ContactId, FlowId, FlowSpec, TermId } from "../flow/model";
import type { Danger } from "../ports";
import type { RetentionTable } from "./retention";

/** What a talk can draw on: reviewed content and the day, nothing that changes while it thinks. */
export interface World {
  readonly flows: Readonly<Record<FlowId, FlowSpec>>;
  readonly context: FlowContext;
  readonly retention: RetentionTable;
  /** Official French words of each glossary term. */
  readonly glossary: Readonly<Record<TermId, { readonly official: string }>>;
  /** Term for a word somebody typed, in any language. */
  readonly findTerm: (word: string) => TermId | undefined;
  /** Whom to call, most urgent first. */
  readonly emergencyContacts: Readonly<Record<Danger, readonly ContactId[]>>;
  /** What people want and no procedure leads through yet: who can help. */
  readonly topics: Readonly<Record<string, { readonly contacts: readonly ContactId[] }>>;
  /** Where to find a human now, whatever the procedure. */
  readonly humanContacts: readonly ContactId[];
}

export const welcomeFlow: FlowId = "welcome";

export function procedures(world: World): readonly FlowSpec[] {
  return Object.values(world.flows).filter((flow) => flow.kind === "procedure");
}
