import type { BotAdapter } from "botbuilder";
import { expectationFor, isOfPerson } from "../core/conversation/converse";
import { helpAnswerOf } from "../core/conversation/help-question";
import { tellDesk } from "../core/conversation/handoff-requests";
import type { ConversationEffect } from "../core/conversation/outcome";
import { moveSession } from "../core/conversation/move-session";
import type { ChannelId, RetentionTable } from "../core/conversation/retention";
import { newSession, retentionOf, type Session } from "../core/conversation/session";
import { openSession } from "../core/conversation/session-format";
import { transferAnswerLabel, transferAnswerOf } from "../core/conversation/transfer-question";
import type { World } from "../core/conversation/world";
import { AppError } from "../core/errors";
import { parseAnswerButton } from "../core/flow/question-token";
import type { MessageRef } from "../core/message";
import { phraseKey, quickAnswerOf } from "../core/phrase-book";
import type { Commit, ConversationKey, EffectRecord, InboxEntry, Leased, LogEntry, TimerRecord } from "../core/ports";
import type { ChannelAdapter, Sent } from "./channel-adapter";
import { erasedEffect, helpEffects } from "./effects";
import { answerIds } from "./ids";
import { logEntries } from "./log-entries";
import type { Mask } from "./masking";
import type { Outbox } from "./outbox";
import type { PasserelleBot } from "./passerelle-bot";
import { ticketEffects } from "./tickets";
import { waitingStep } from "./turn-record";
import type { Turn } from "./turn-state";

export interface ThinkingParts {
  readonly bot: Pick<PasserelleBot, "run">;
  readonly adapters: Readonly<Record<ChannelId, ChannelAdapter & BotAdapter>>;
  readonly worldAt: (now: number) => World;
  readonly mask: Mask;
  readonly retention: RetentionTable;
  readonly contentVersion: string;
  readonly outbox: Pick<Outbox, "deliveriesOf">;
}

/** Kept this long (ms) at least after a timer fired late in a conversation's life, so that what it said can be read. */
const leastLifeMs = 60_000;
/** That they answered, and not what: the log is read by whoever the answer may be about. */
const helpAnswered = { key: "handoff:helped.answered" } as const;
const inboxFull = { key: "common:inbox_full", tone: "notice" } as const;

/** What one leased event becomes: everything that the commit will write. Nothing is written here. */
export class TurnThinker {
  constructor(private readonly parts: ThinkingParts) {}

  /** Reads, runs the bot through the Bot Framework, and gathers what it decided. @throws whatever the bot or the readers throw. */
  async think(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Promise<Commit<Session>> {
    const { bot, adapters, worldAt, contentVersion } = this.parts;
    const { event } = leased;
    const world = worldAt(event.at);
    const found = sessionOf(channel, key, leased);
    if (event.move?.kind === "gives_way") return this.leaving(leased, found);
    const goesOn = event.move?.kind === "goes_on" ? event.move : null;
    if (goesOn && (goesOn.epoch !== leased.epoch || leased.session === null)) return this.staying(leased, found);
    const before = goesOn ? moveSession(found, goesOn.to, leased.epoch + 1, event.at) : found;
    const turn: Turn = { key, epoch: leased.epoch, event, session: before, world };
    const label = pressedLabel(before, event, world);
    const nextId = answerIds(event.entryId);
    const notice = leased.owesNotice ? [{ kind: "said", id: nextId(), said: inboxFull } as const] : [];
    const sent = [...notice, ...(await adapters[before.channel].playTurn(key, turn, nextId, (context) => bot.run(context)))];
    if (!turn.outcome) throw new AppError("NO_OUTCOME", "the middleware ended the turn before the bot ran");
    const { session: after, effects, mediator } = turn.outcome;
    if (effects.some((effect) => effect.kind === "erase")) return this.erased(leased, before, sent);
    const logged = logEntries({ event, before, after, ...(turn.reading && { reading: turn.reading }), ...(label && { label }), ...(mediator && { mediator }) }, sent, contentVersion);
    // the desk is told where its person is now
    const told: readonly ConversationEffect[] = goesOn && after.handoff ? [{ kind: "ticket", handoff: after.handoff }] : effects;
    return {
      ...this.commitOf(leased, logged.session, logged.entries, [...ticketEffects(told, after, world), ...helpEffects(effects, event.at)]), ...timersOf(effects, leased.epoch),
      ...(goesOn && { moves: true }),
    };
  }

  /** An event that failed too often is set aside with a notice, a person is asked for, and the conversation goes on. */
  parked(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Commit<Session> {
    const { worldAt, contentVersion, mask } = this.parts;
    const session = sessionOf(channel, key, leased);
    const said = { key: "common:failed", tone: "notice", buttons: [{ value: "c:person", label: { key: "common:commands.person" } }] } as const;
    // nobody read it, so nobody knows whether a phone or an e-mail address in it was asked for
    const { text } = leased.event;
    const event = text === undefined ? leased.event : { ...leased.event, text: mask(text, { keep: [] }).text };
    const request = { kind: "person_requested", queue: "technical", flow: session.current, step: waitingStep(session) } as const;
    const origin = { conversation: key.id, epoch: leased.epoch, entry: event.entryId };
    const { session: after, effects } = tellDesk(session, { session, said: [], effects: [request] }, origin, event.at);
    const logged = logEntries({ event, before: session, after }, [{ kind: "said", id: answerIds(event.entryId)(), said }], contentVersion);
    return this.commitOf(leased, logged.session, logged.entries, ticketEffects(effects, after, worldAt(event.at)));
  }

  /** Erased or moved since the code was taken: it stays what it is. */
  private staying(leased: Leased<Session>, session: Session): Commit<Session> {
    const { givesNotice: _, ...stays } = this.commitOf(leased, session, [], []);
    return stays;
  }

  /** Nothing was begun here, and nothing of it stays: the next words from its address are another talk's. */
  private leaving(leased: Leased<Session>, session: Session): Commit<Session> {
    return { ...this.staying(leased, session), erase: true, leaves: true };
  }

  /** Nothing of the talk stays but the sentence that says so; the person begins anew, in the language they had. */
  private erased(leased: Leased<Session>, before: Session, sent: readonly Sent[]): Commit<Session> {
    const { nextSeq, reference } = before;
    const fresh: Session = { ...newSession(before.association, before.channel, before.locale, leased.event.at), nextSeq, reference };
    const silent: InboxEntry = { ...leased.event, type: "timer" };
    const logged = logEntries({ event: silent, before: fresh, after: fresh }, sent, this.parts.contentVersion);
    const commit = this.commitOf(leased, logged.session, logged.entries, [erasedEffect(leased.epoch)]);
    // the session that knows where they are goes with this commit; the last sentence still has to find them
    const deliver = commit.deliver.map((one) => ({ ...one, address: reference }));
    return { ...commit, ...(reference !== undefined && { deliver }), erase: true };
  }

  private commitOf(leased: Leased<Session>, session: Session, entries: readonly LogEntry[], effects: readonly EffectRecord[]): Commit<Session> {
    const { event } = leased;
    const keptMs = retentionOf(session, this.parts.retention);
    return {
      token: leased.token, epoch: leased.epoch, eventId: event.eventId, session, entries, effects, timers: [],
      deliver: this.parts.outbox.deliveriesOf(session.channel, entries),
      // counted from the person's last message
      retentionMs: !isOfPerson(event) ? Math.max(leastLifeMs, session.lastSeenAt + keptMs - event.at) : keptMs,
      ...(leased.owesNotice && { givesNotice: true }),
    };
  }
}

/** @throws SessionTooNew */
function sessionOf(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Session {
  const { event, last } = leased;
  const session = leased.session === null ? newSession(key.association, channel, event.clientLocale, event.at) : openSession(leased.session);
  // numbers go on after an erase: a client's watermark must never be ahead of what is said next
  const there = event.place && { place: event.place.id, territory: event.place.territory };
  return { ...session, ...there, nextSeq: Math.max(session.nextSeq, last + 1), ...(event.reference !== undefined && { reference: event.reference }) };
}

function timersOf(effects: readonly ConversationEffect[], epoch: number): Pick<Commit<Session>, "timers" | "dropTimers"> {
  const timers: TimerRecord[] = effects.flatMap((effect) =>
    effect.kind === "timer_set" ? [{ id: effect.id, due: effect.due, kind: effect.timer, epoch }] : []);
  return { timers, dropTimers: effects.flatMap((effect) => (effect.kind === "timer_dropped" ? [effect.id] : [])) };
}

/** Words of the button that was pressed, so that the log can show them later in any language. */
function pressedLabel(session: Session, event: InboxEntry, world: World): MessageRef | undefined {
  if (event.button === undefined) return undefined;
  const toMediator = quickAnswerOf(event.button);
  if (toMediator) return { key: phraseKey(toMediator.answer) };
  if (helpAnswerOf(event.button)) return helpAnswered;
  const transfer = transferAnswerOf(event.button);
  if (transfer) return transferAnswerLabel(transfer.answer);
  const command = /^c:([a-z]+)/.exec(event.button)?.[1];
  if (command !== undefined && command !== "continue") return { key: `common:commands.${command}` };
  const value = parseAnswerButton(event.button)?.value;
  const expecting = expectationFor(session, world);
  if (value === "unknown" && expecting.allowUnknown) return { key: "common:unknown" };
  return expecting.choices.find((choice) => choice.value === value)?.label;
}
