import type { ClockHour } from "../handoff/desk-event";
import type { TicketEvent } from "../handoff/events";
import type { UsualWait } from "../handoff/line";
import { sourceLocale, type Locale } from "../locale";
import type { Said } from "../message";
import { nextAnswer } from "./call-back";
import { openHandoff } from "./handoff-state";
import { hereOf, hereWords } from "./here";
import type { DeskOutlook } from "./outlook";
import type { Session } from "./session";
import type { World } from "./world";

/** Said before anybody asks for one: whether somebody is there, and how long it takes. */
export function whoIsThere(session: Session, world: World): readonly Said[] {
  const { desk } = world;
  if (desk?.isSomebodyThere) return [{ key: "handoff:there" }, ...placeWords(desk, null, session.locale)];
  const next = nextAnswer(session, world);
  const online: readonly Said[] = desk ? [next ? { key: "handoff:closed_now", params: hourOf(next) } : { key: "handoff:nobody_now" }] : [];
  return [...online, ...wordsOfPlace(session, world)];
}

/** Said when somebody joins the line: honest about who is there, and where to go meanwhile. */
export function joinedWords(session: Session, world: World): readonly Said[] {
  const { desk, humanContacts } = world;
  if (desk?.isSomebodyThere) return [{ key: "handoff:joined", tone: "notice" }, ...placeWords(desk, null, session.locale)];
  const next = nextAnswer(session, world);
  const kept: Said = next ? { key: "handoff:joined_closed", params: hourOf(next), contacts: humanContacts, tone: "notice" } : { key: "common:person_requested", contacts: humanContacts, tone: "notice" };
  return [kept, ...wordsOfPlace(session, world)];
}

/** Nobody answers by writing: perhaps somebody helps in the place where they stand. */
function wordsOfPlace(session: Session, world: World): readonly Said[] {
  const here = hereOf(session, world);
  return here === null ? [] : hereWords(here);
}

function placeWords(desk: DeskOutlook, ticket: string | null, locale: Locale): readonly Said[] {
  const before = desk.before(ticket, locale);
  if (before === null) return [];
  const place: Said = before === 0 ? { key: "handoff:line.first" } : { key: "handoff:line.before", params: { count: before } };
  return [place, waitWords(desk.usualWait(ticket, locale))];
}

function waitWords(minutes: UsualWait | null): Said {
  if (minutes === null) return { key: "handoff:line.wait_unknown" };
  return minutes === "over_60" ? { key: "handoff:line.wait_long" } : { key: "handoff:line.wait", params: { count: minutes } };
}

/** Where they are in the line, for whoever asks. */
export function whereWords(session: Session, world: World): readonly Said[] {
  const { desk } = world;
  const ticket = openHandoff(session)?.ticket.id ?? null;
  if (desk?.isSomebodyThere) return [{ key: "handoff:line.still" }, ...placeWords(desk, ticket, session.locale)];
  const next = nextAnswer(session, world);
  const waits: Said = next ? { key: "handoff:line.closed", params: hourOf(next) } : { key: "handoff:line.nobody", contacts: world.humanContacts };
  return [waits, ...wordsOfPlace(session, world)];
}

const hourOf = ({ date, hour }: ClockHour): NonNullable<Said["params"]> => ({ date: { date }, hour });

/** Channels where we can write first; elsewhere the person comes back to the page. */
const pushed: ReadonlySet<Session["channel"]> = new Set(["telegram", "whatsapp", "sms", "azure"]);

export const promisedWords = (hour: ClockHour, channel: Session["channel"]): Said =>
  ({ key: pushed.has(channel) ? "handoff:call_back" : "handoff:call_back_here", params: hourOf(hour), tone: "notice" });

/** What the person hears of a transition that the desk made; most make no difference to them. */
export function wordsFor(event: TicketEvent, { channel, handoff, locale }: Session, { desk }: World, hour: ClockHour | undefined): readonly Said[] {
  const { who } = handoff ?? {};
  const params = { name: who?.name ?? "" };
  switch (event.event) {
    case "taken":
    case "call_back_started":
      // before the first word goes to a machine
      return [{ key: "handoff:taken", params, tone: "notice" }, ...(desk?.hasTranslator && locale !== sourceLocale ? [{ key: "handoff:machine", params, tone: "notice" } as const] : [])];
    case "taken_back":
    case "handed_on":
      return [{ key: "handoff:waiting_again", tone: "notice" }];
    case "handed_back":
      return [{ key: "handoff:handed_back", params, tone: "notice" }];
    case "closed":
      return [{ key: "handoff:closed", tone: "notice" }];
    case "call_back_promised":
      return hour ? [promisedWords(hour, channel)] : [];
    case "abandoned":
      return [{ key: "handoff:no_answer", tone: "notice" }];
    default:
      return [];
  }
}
