import { helpAnswerOf } from "../core/conversation/help-question";
import type { Outcome } from "../core/conversation/outcome";
import type { Session } from "../core/conversation/session";
import type { InboxEntry, LogEntry, Reading } from "../core/ports";
import type { MessageRef } from "../core/message";
import type { Sent } from "./channel-adapter";
import { marksOf } from "./masking";

export interface LoggedTurn {
  readonly entries: readonly LogEntry[];
  readonly session: Session;
}

/** Event types that leave a line of their own in the log. */
const spoken: ReadonlySet<InboxEntry["type"]> = new Set(["text", "button", "attachment", "edited", "unsupported"]);

/**
 * What one turn adds to the log, numbered: the person's own words first, then what was said to them.
 *
 * @param before session the turn began with: the person's words are logged in the language they were written under.
 * @param label words of the button that was pressed, while they are known.
 */
export function logEntries(
  turn: { readonly event: InboxEntry; readonly before: Session; readonly after: Session; readonly reading?: Reading; readonly label?: MessageRef; readonly mediator?: Outcome["mediator"] },
  sent: readonly Sent[],
  content: string,
): LoggedTurn {
  const { event, before, after, reading, label, mediator } = turn;
  let seq = after.nextSeq;
  const voice = (session: Session) => ({ locale: session.locale, simple: session.reading === "simple", content });
  const entries: LogEntry[] = [];
  // whether it helped is said to nobody who can read the log
  const isKeptFromLog = reading?.danger !== undefined || helpAnswerOf(event.button ?? "") !== null;
  if (spoken.has(event.type)) {
    entries.push({
      v: 1, seq: seq++, id: event.entryId, at: event.at, author: "person", ...voice(before),
      ...(isKeptFromLog ? notKept(reading) : ownWords(event, reading)),
      ...(event.button !== undefined && !isKeptFromLog && { button: event.button }),
      ...(label && { label }),
      ...(event.attachments && { attachments: event.attachments }),
      ...(event.echo !== undefined && { echo: isKeptFromLog ? marksOf(event.echo) : event.echo }),
    });
  }
  if (mediator) {
    const { who, ...words } = mediator;
    entries.push({ v: 1, seq: seq++, id: event.entryId, at: event.at, author: "mediator", by: who.name, ...voice(after), ...words });
  }
  for (const one of sent) {
    entries.push({
      v: 1, seq: seq++, id: one.id, at: event.at, author: "bot", replyTo: event.entryId, ...voice(after),
      ...(one.kind === "said" ? { said: after.reading === "listening" ? { ...one.said, isListenedTo: true } : one.said } : { event: { name: one.name, value: one.value } }),
    });
  }
  return { entries, session: { ...after, nextSeq: seq } };
}

/** After a danger word nothing of what was written is kept. */
const notKept = (reading: Reading | undefined): Pick<LogEntry, "label"> => (reading?.danger ? { label: { key: "common:private_not_kept" } } : {});

/** Safe words. */
function ownWords(event: InboxEntry, reading: Reading | undefined): Pick<LogEntry, "text" | "label"> {
  if (reading) return { text: reading.text };
  return event.text === undefined ? {} : { text: event.text };
}
