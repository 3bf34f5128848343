import type { FlowContext } from "../flow/context";
import type { ContactId, FlowId, FlowSpec, IsoDate, TermId } from "../flow/model";
import type { PictogramName } from "../pictograms";
import type { Danger } from "../ports";
import type { Here } from "./here";
import type { DeskOutlook } from "./outlook";
import type { RetentionTable } from "./retention";

/** What people want and no procedure leads through yet: who can help, where that was read, and the oldest day on which somebody did. */
export interface Orientation {
  readonly contacts: readonly ContactId[];
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly checkedOn?: IsoDate;
  readonly pictogram?: PictogramName;
}

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
  readonly topics: Readonly<Record<string, Orientation>>;
  /** Where to find a human now, whatever the procedure. */
  readonly humanContacts: readonly ContactId[];
  /** Absent: no mediator works with this installation. */
  readonly desk?: DeskOutlook;
  /** Who helps at a kiosk's place (its id) at a moment (ms since 1970), the same for the same moment; null: nobody can say. Absent: no place has hours. */
  readonly here?: (place: string, at: number) => Here | null;
}

export const welcomeFlow: FlowId = "welcome";

export function procedures(world: World): readonly FlowSpec[] {
  return Object.values(world.flows).filter((flow) => flow.kind === "procedure");
}
