import type { CaseItem } from "../../../desk/api";
import { isUnread } from "../state/alerts";
import { isWaiting } from "../state/queue-view";
import { caseHash } from "../state/routes";
import { clockOf, dayOf } from "../state/times";
import { languageName, useStrings } from "./desk-strings";
import { saidElapsed, Waited } from "./elapsed";
import { Icon } from "./icon";

export interface CaseRowProps {
  readonly item: CaseItem;
  readonly isOpen: boolean;
  readonly seen: Readonly<Record<string, number>>;
  /** On the server's clock. */
  readonly now: number;
}

/** One case in four short lines: whose language, since when, about what, and what is special. */
export function CaseRow({ item, isOpen, seen, now }: CaseRowProps) {
  const strings = useStrings();
  const { say } = strings;
  return (
    <a class={item.urgent === null ? "case-row" : "case-row urgent"} href={caseHash(item.id)} data-case={item.id} {...(isOpen && { "aria-current": "true" as const })}>
      {item.urgent !== null && <span class="badge danger"><Icon name="alarm" />{say("urgent_kind", { kind: strings.name("urgent", item.urgent) })}</span>}
      <span class="case-row-head">
        <strong>{languageName(item.locale)}{item.level !== null && ` · ${say("level_short", { level: item.level })}`}</strong>
        {isWaiting(item) && <Waited ms={now - item.waitingSince} />}
        {item.state === "taken" && <span class="soft">{saidElapsed(strings, now - item.lastWordAt)}</span>}
      </span>
      <span class="case-row-what">{item.procedure ?? say("no_procedure")}</span>
      {item.step !== null && <span class="soft case-row-step">{item.step}</span>}
      <span class="badges">
        {isUnread(item, seen) && <span class="badge news"><Icon name="message" />{say("unread")}</span>}
        {!toldByGroup.has(item.state) && item.offerEndsAt === null && <span class="badge">{say(`state.${item.state}`)}</span>}
        {item.mediator !== null && !item.isMine && item.offerEndsAt === null && <span class="badge"><Icon name="mediator" />{item.mediator.name}</span>}
        {item.callBackAt !== null && <span class="badge"><Icon name="phone" />{say("at_moment", { day: shortDay(item.callBackAt), clock: clockOf(item.callBackAt) })}</span>}
        {item.labels.map((label) => <span key={label} class="badge label">{label}</span>)}
      </span>
    </a>
  );
}

/** The heading over the row says it already. */
const toldByGroup: ReadonlySet<CaseItem["state"]> = new Set(["waiting", "taken", "call_back_promised"]);

/** `23/11` */
export const shortDay = (at: number): string => dayOf(at).slice(5).split("-").reverse().join("/");
