import type { AnswerValue, AskKind, IsoDate } from "./flow/model";
import type { MessageRef, Said } from "./message";
import type { Language, Locale } from "./locale";
import type { CommandId } from "./conversation/commands";
import type { DeskEvent, MachineTranslation } from "./handoff/desk-event";
import type { ChannelId } from "./conversation/retention";
import type { PublicPlace } from "./conversation/session";

/* ---------- understanding: text -> reading (src/understanding) ---------- */

/** What the conversation waits for, told to the readers before they read. */
export interface Expectation {
  readonly kind: AskKind | "continue" | "document" | "screen" | "handoff" | "confirm" | "nothing";
  /** Choices in the order shown; a person may type the number, the word or the ordinal. */
  readonly choices: readonly { readonly value: string; readonly label: MessageRef }[];
  readonly allowUnknown: boolean;
  /** What the amount asked for is for: what a person earns in a month and in a year differ. */
  readonly per?: "month" | "year";
  /** Values that a plain yes and no stand for, where one thing is proposed beside ways out of it. */
  readonly yesNo?: { readonly yes: string; readonly no: string };
  /** The least exact date that counts as an answer: `1985-03`, `1985`; absent, a day. */
  readonly precision?: "month" | "year";
  /** Inclusive. Numbers for number and amount (euros), ISO dates for date; already resolved against today. */
  readonly min?: number | IsoDate;
  readonly max?: number | IsoDate;
}

export type MissReason =
  | "unclear" | "empty" | "too_long" | "too_small" | "too_large" | "not_a_date" | "not_a_day" | "before_1900" | "dont_know" | "dont_have" | "rather_not" | "several" | "several_towns" | "not_per_month" | "not_per_year" | "attachment" | "slow";

export type AnswerReading =
  | { readonly outcome: "certain"; readonly value: AnswerValue }
  | { readonly outcome: "to_confirm"; readonly value: AnswerValue }
  | { readonly outcome: "not_understood"; readonly reason: MissReason };

export const dangers = ["violence", "self_harm", "child", "trafficking", "shelter", "medical"] as const;
export type Danger = (typeof dangers)[number];

export const privateKinds = ["iban", "nir", "card", "foreigner", "fiscal", "password", "digits", "phone", "email"] as const;
export type PrivateKind = (typeof privateKinds)[number];

/** What a person seems to want, by id of a procedure or topic; only ever proposed, never begun by itself. */
export interface WishReading {
  /** `one`: sure enough to be proposed alone; `some`: up to three; `unknown`: nothing that is known here. */
  readonly outcome: "one" | "some" | "unknown";
  /** Likeliest first; empty when unknown. */
  readonly ids: readonly string[];
}

export interface WishReader {
  /**
   * Never throws and never takes longer than two seconds.
   * @param text masked: no private number is left in it.
   */
  read(text: string, language: Language): Promise<WishReading>;
}

export interface Reading {
  /** What was typed, safe to keep: private numbers masked, control characters removed, at most `maxTextLength`. */
  readonly text: string;
  readonly masked: readonly PrivateKind[];
  readonly danger?: Danger;
  readonly command?: { readonly id: CommandId; /** Word asked about, language asked for. */ readonly argument?: string };
  readonly answer: AnswerReading;
  /** The text was not understood and is, surely, in this language rather than the one it was read in. */
  readonly language?: Language;
  /** Only where nothing else was understood and there were words enough to want something with. */
  readonly wishes?: WishReading;
}

export interface Readers {
  /**
   * Never throws for anything a person can type; slow parts are bounded inside and end as `not_understood`.
   * @param text raw text as received, at most `maxTextLength` code points.
   * @param context.conversation any name of the conversation, told apart from others and nothing else: one whose text kept a slow part busy
   * without end is kept away from that part for a while.
   */
  read(text: string, context: { readonly locale: Language; readonly today: IsoDate; readonly expecting: Expectation; readonly conversation?: string }): Promise<Reading>;
}

/* ---------- translation by a machine (src/translation) ---------- */

/**
 * `not_paired`: not these languages; `too_slow`, `busy` (429), `failed`, `unreadable` (no answer of that API): the machine's fault; `resting`: it failed
 * too often and is left alone; `crowded`: too many of ours wait; `too_long`: a word beyond its limit; `unfaithful`: a number, an address, a masked
 * token or a line break was lost or came in.
 */
export type TranslationFailure = "not_paired" | "too_slow" | "busy" | "failed" | "unreadable" | "resting" | "crowded" | "too_long" | "unfaithful";

export interface TranslationRequest {
  /** Masked: no private number is left in it. At most `maxTextLength`. */
  readonly text: string;
  /** BCP 47; absent: the engine finds out. */
  readonly from?: string;
  readonly to: string;
}

/** `engine`: its name, for whoever reads the translation. */
export type Translation = { readonly ok: true; readonly text: string; readonly engine: string } | { readonly ok: false; readonly code: TranslationFailure };

/** Languages that one language is translated into, primary subtags as the engine gives them. */
export interface TranslationPairs {
  readonly from: string;
  readonly to: readonly string[];
}

/** Comfort, never a fact: the original is always kept and shown, and a failure changes nothing else. */
export interface Translator {
  /** Never throws; in bounded time. The same language is given back as it is, without asking anybody. */
  translate(request: TranslationRequest): Promise<Translation>;
  /** What can be translated now as far as is known; empty while nobody can be asked. Never throws. */
  languages(): Promise<readonly TranslationPairs[]>;
}

/* ---------- wording: keys -> sentences (src/wording) ---------- */

export interface Voice {
  readonly locale: Locale;
  readonly simple: boolean;
  /** Content version that the sentence was said with; absent: today's. */
  readonly content?: string;
}

export interface Spoken {
  readonly text: string;
  /** Language of `text`: French when the translation is missing or stale. */
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly isFallback: boolean;
}

export interface Speaker {
  /** Fingerprint of every sentence in force: kept in log entries so that they render the same later. */
  readonly contentVersion: string;
  say(message: MessageRef, voice: Voice): Spoken;
}

/* ---------- store: conversations (src/store) ---------- */

/** `association` is the tenant, in every key from the first day. */
export interface ConversationKey {
  readonly association: string;
  /** Opaque, at least 128 random bits, base64url. */
  readonly id: string;
}

/** One event waiting in a conversation. Bounded and already masked: it is written to disk before anybody thinks. */
export interface InboxEntry {
  readonly v: 1;
  /** The platform's event id; on Direct Line `clientActivityID` when there is one. Hashed by the store. */
  readonly eventId: string;
  /** Id under which the log will show this entry; made from the event id, so that a duplicate gets the same one back. */
  readonly entryId: string;
  readonly author: "person" | "mediator" | "timer" | "channel";
  /** The way in: the first turn may be played by a node that never saw the request. */
  readonly channel?: ChannelId;
  readonly at: number;
  /** `left`: the person has gone, said by their page. */
  readonly type: "text" | "button" | "attachment" | "joined" | "left" | "edited" | "unsupported" | "returned" | "timer" | "desk" | "moved";
  /** Between two addresses (`type` moved). */
  readonly move?: Move;
  /** The timer that is due (`type` timer). */
  readonly timer?: TimerRecord;
  /** What a mediator does (`type` desk). */
  readonly desk?: DeskEvent;
  readonly text?: string;
  /** Value of a pressed button. */
  readonly button?: string;
  readonly attachments?: readonly string[];
  /** Where the kiosk stands that it came from. */
  readonly place?: PublicPlace;
  /** Language the client says it has; only a first guess. */
  readonly clientLocale?: string;
  /** Channel data to echo untouched to the same client (Direct Line). At most `maxChannelDataBytes` once serialised. */
  readonly echo?: unknown;
  /** Where a push channel sends the answers, opaque but to that channel. At most `maxReferenceBytes` once serialised. */
  readonly reference?: unknown;
  /** Private kinds masked at the edge. */
  readonly masked?: readonly PrivateKind[];
  /** Starts at 1; counts how often a turn was begun for this event. */
  readonly attempt: number;
}

/** What a code from another screen does to a conversation. */
export type Move =
  /** It goes on there, unless its epoch is another by then: it was erased. */
  | { readonly kind: "goes_on"; readonly to: ChannelId; readonly epoch: number }
  /** Its address belongs to another talk from now on; nothing was begun in this one. */
  | { readonly kind: "gives_way" }
  /** The code moved nothing, and the person is told why. */
  | { readonly kind: "refused"; readonly why: MoveRefusal };

/** `expired`, `used`: the code; `gone`: the talk it was for; `occupied`: another talk goes on where the code was shown; `already`: this very one does. */
export const moveRefusals = ["expired", "used", "gone", "occupied", "already"] as const;
export type MoveRefusal = (typeof moveRefusals)[number];

export interface LogEntry {
  readonly v: 1;
  /** Counter kept in the session, from 1; never the length of a list. Also the Direct Line watermark. */
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly author: "bot" | "person" | "mediator" | "channel";
  /** The person's entry answered by this one. */
  readonly replyTo?: string;
  /** Bot: keys and parameters, never sentences. */
  readonly said?: Said;
  readonly locale: Locale;
  readonly simple: boolean;
  readonly content: string;
  /** Person or mediator: masked text, or the button pressed (`label` when it is still known). */
  readonly text?: string;
  /** Of a mediator's `text`, for a person who reads another language. */
  readonly translation?: MachineTranslation;
  readonly button?: string;
  /** First name of the mediator who said it. */
  readonly by?: string;
  readonly label?: MessageRef;
  readonly attachments?: readonly string[];
  readonly echo?: unknown;
  /** Bot Framework event name (`handoff.initiate`), with a bounded value. */
  readonly event?: { readonly name: string; readonly value: unknown };
  /** The log was trimmed before this entry: a reader that was further behind is told so. */
  readonly gap?: boolean;
}

export interface TimerRecord {
  /** Within its conversation; set again under the same id, it moves. */
  readonly id: string;
  /** ms since 1970 */
  readonly due: number;
  readonly kind: string;
  readonly epoch: number;
}

/**
 * Effects reach other records after the commit, idempotently by `id`: the desk's tickets, the count of answers to "did that help?", and what
 * an erasure leaves to do outside the conversation (`conversation_erased`, content free).
 */
export interface EffectRecord {
  readonly id: string;
  readonly kind: "ticket_opened" | "help_answered" | "conversation_erased";
  readonly value: unknown;
}

export type Received<S> =
  | { readonly outcome: "duplicate" }
  | { readonly outcome: "queued" }
  /** The inbox holds `maxInboxLength` events; nothing was kept, the event may be sent again. The next turn tells the person (`Leased.owesNotice`). */
  | { readonly outcome: "full" }
  /** The conversation goes on elsewhere: nothing is taken from its old address any more. */
  | { readonly outcome: "moved" }
  | Leased<S>;

export interface Leased<S> {
  readonly outcome: "leased";
  readonly token: string;
  readonly epoch: number;
  /** Head of the inbox: usually the event just received, an older one after a crash. `attempt` is already raised. */
  readonly event: InboxEntry;
  readonly session: S | null;
  /** Highest sequence number ever given here, 0 for a new conversation. After an erasure `session` is null and counting goes on from it. */
  readonly last: number;
  /** An event was refused since the inbox was last empty, and the person does not know yet. */
  readonly owesNotice: boolean;
}

export interface Commit<S> {
  readonly token: string;
  readonly epoch: number;
  /** The event played; it leaves the inbox. */
  readonly eventId: string;
  readonly session: S;
  /** Numbered without a hole, from above the last number given. */
  readonly entries: readonly LogEntry[];
  /**
   * Sequence numbers that a push channel must send. `address`: where to, when the session that says so is erased by this very commit; kept
   * until the message has reached its end.
   */
  readonly deliver: readonly { readonly seq: number; readonly channel: string; readonly address?: unknown }[];
  readonly timers: readonly TimerRecord[];
  /** Ids of timers that are not wanted any more. */
  readonly dropTimers?: readonly string[];
  /** The entries say that an event was refused: not again before the inbox was empty. */
  readonly givesNotice?: boolean;
  readonly effects: readonly EffectRecord[];
  /** Time to live of everything of this conversation, from now. */
  readonly retentionMs: number;
  /** Erase: raises the epoch, deletes every record but `entries` and `effects` (both content free) and the tombstone. */
  readonly erase?: boolean;
  /** Move to another device: raises the epoch, that of its timers too, and closes the old address for good. Everything else stays. */
  readonly moves?: boolean;
  /** With `erase`: whoever writes from its address is told (`LeaseWish.unless` left) that it points elsewhere now. */
  readonly leaves?: boolean;
}

export type Committed<S> =
  | { readonly outcome: "released" }
  /** The next waiting event; the lease is still ours. */
  | { readonly outcome: "next"; readonly leased: Leased<S> }
  /** The lease passed to another node, or the epoch was raised. Nothing was written. */
  | { readonly outcome: "lost" };

export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** Highest sequence number ever given, 0 for an empty log. */
  readonly last: number;
  /** Lowest sequence number still kept. */
  readonly first: number;
  /** It goes on elsewhere: whoever comes from its old address reads nothing. */
  readonly hasMoved?: true;
}

/** What is known of a conversation without its content. */
export interface Standing {
  readonly epoch: number;
  readonly hasMoved: boolean;
}

/** One message that a push channel must send now. */
export interface TakenDelivery {
  readonly key: ConversationKey;
  readonly entry: LogEntry;
  /** Counts this try; a message that was taken and put off untried is not counted. */
  readonly attempts: number;
  /** As its commit gave it. */
  readonly address?: unknown;
  /** A node took it before and never said what became of it: the person may get it twice. */
  readonly mayRepeat: boolean;
}

export type DeliveryState = "queued" | "sent" | "delivered" | "read" | "failed" | "expired";

/** How far one message of a push channel has come. */
export interface MessageDelivery {
  readonly seq: number;
  readonly state: DeliveryState;
  /** Code of the last try that failed, or of why it never leaves. */
  readonly reason?: string;
}

export interface LeaseWish {
  readonly token: string;
  readonly ms: number;
  readonly retentionMs: number;
  /**
   * Nothing is taken from an address that is closed. `moved`: a kiosk's, which a move closes; `left`: one that a node may still think leads here and
   * that another talk has got.
   */
  readonly unless?: "moved" | "left";
}

export interface AliasChange {
  readonly of: string;
  readonly to?: string;
}

/** Session `S` is opaque to the store: JSON in, the same JSON out. */
export interface ConversationStore<S = unknown> {
  /**
   * Address of a channel (already keyed-hashed) -> conversation; made when new.
   *
   * @param instead where the address leads from now on, if it still leads to `of` or nowhere: to conversation `to`, or to a new one.
   */
  resolveAlias(association: string, channel: string, address: string, retentionMs: number, instead?: AliasChange): Promise<{ readonly id: string; readonly isNew: boolean }>;
  receive(key: ConversationKey, event: InboxEntry, lease: LeaseWish): Promise<Received<S>>;
  commit(key: ConversationKey, commit: Commit<S>): Promise<Committed<S>>;
  /** True when the lease is still ours and now ends `ms` from now. */
  renew(key: ConversationKey, token: string, ms: number): Promise<boolean>;
  /**
   * Gives the lease back; the event stays first in the inbox, for any node.
   *
   * @param how `isTry: false`: the turn was not begun and counts as no try of the event. `afterMs`: sweepers leave it alone that long.
   */
  abandon(key: ConversationKey, token: string, how?: { readonly isTry: boolean; readonly afterMs: number }): Promise<void>;
  /** True from the first event received until everything was erased from view or has expired. */
  exists(key: ConversationKey): Promise<boolean>;
  /** Null when it does not exist. */
  standing(key: ConversationKey): Promise<Standing | null>;
  readSession(key: ConversationKey): Promise<S | null>;
  readLog(key: ConversationKey, after: number, limit: number): Promise<LogPage>;
  /** Called after commits of this conversation, by any node; a wake-up only, the log decides. Returns the way to stop. */
  onCommit(key: ConversationKey, wake: () => void): () => void;
  /** Takes up to `limit` conversations that have an inbox and no live lease. */
  orphans(limit: number): Promise<readonly ConversationKey[]>;
  /** As `receive` without a new event: takes the lease of a conversation with a waiting inbox. */
  resume(key: ConversationKey, lease: { readonly token: string; readonly ms: number }): Promise<Leased<S> | null>;
  /** Removes what is past its time (embedded: everything; Redis: index entries of expired keys, a bounded number a call). Returns how many conversations. */
  expire(now: number): Promise<number>;
  /**
   * Deliveries due for a push channel; `claimMs` keeps other nodes away meanwhile. In order: a message is not given before the earlier ones of
   * its conversation are given by the same call or have reached their end.
   */
  takeDeliveries(channel: string, limit: number, claimMs: number): Promise<readonly TakenDelivery[]>;
  /** Moves a delivery forward only. `queued` with a reason was a try that failed; without one it was put off untried. */
  recordDelivery(key: ConversationKey, seq: number, state: DeliveryState, detail: { readonly providerId?: string; readonly reason?: string; readonly nextTryAt?: number }): Promise<void>;
  /** Of the `limit` numbers above `after` those that a push channel must send, in order; empty for a channel whose readers follow the log. */
  readDeliveries(key: ConversationKey, after: number, limit: number): Promise<readonly MessageDelivery[]>;
  /** Timers due now; `claimMs` keeps other nodes away meanwhile. Given again after that unless `timerFired` was called. */
  takeTimers(limit: number, claimMs: number): Promise<readonly { readonly key: ConversationKey; readonly timer: TimerRecord }[]>;
  /** The event of this timer is in the inbox: forgets it, unless it was set again meanwhile. */
  timerFired(key: ConversationKey, timer: TimerRecord): Promise<void>;
  /** Effects committed and not yet applied; `applied` forgets them. */
  pendingEffects(key: ConversationKey): Promise<readonly EffectRecord[]>;
  applied(key: ConversationKey, effectIds: readonly string[]): Promise<void>;
  /** Up to `limit` conversations whose effects nobody applied `effectGraceMs` after their commit: its node died in between. */
  unapplied(limit: number): Promise<readonly ConversationKey[]>;
  /** After an erasure: addresses of this conversation stay only as long as its tombstone, so that a late retry still meets it. */
  forgetAddresses(key: ConversationKey): Promise<void>;
  /** Wordings still in use by log entries, by content version. */
  keepContent(version: string, json: string): Promise<void>;
  findContent(version: string): Promise<string | null>;
  close(): Promise<void>;
}

export interface TicketRecord {
  readonly v: number;
  readonly id: string;
  /** Id of the conversation: what `blankTickets` looks for. */
  readonly conversation?: string;
  /** Epoch of the conversation when the ticket was made. */
  readonly epoch?: number;
  /** Of the same ticket the highest wins, in whatever order they are put; absent: 0. */
  readonly revision?: number;
  readonly [field: string]: unknown;
}

/** The desk's own slot: a projection of committed effects, idempotent by ticket id. */
export interface TicketStore {
  /** One of an older revision than is kept changes nothing. */
  putTicket(association: string, ticket: TicketRecord, ttlMs: number): Promise<void>;
  findTicket(association: string, id: string): Promise<TicketRecord | null>;
  /** Urgent ones that wait first, then the others; of each the last opened first. */
  listTickets(association: string, limit: number): Promise<readonly TicketRecord[]>;
  /** Those that somebody has work left with (`finalStates` of core/handoff have none) and that were not erased, the first opened first. */
  listOpenTickets(association: string, limit: number): Promise<readonly TicketRecord[]>;
  /**
   * Erase: content deleted with what mediators wrote about it (records of kind `case`), state and times kept; a ticket of that epoch or before which is put later, by a node that was slow, is put blank.
   *
   * @param epoch the epoch that was erased.
   */
  blankTickets(association: string, conversationId: string, epoch: number): Promise<void>;
  /** Another number than before: something was erased since, and is blank in every list by now. 0 when nothing was, or not for long. */
  countErasures(association: string): Promise<number>;
}

/* ---------- store: the mediators' desk (src/store) ---------- */

/** What the desk keeps by id, JSON as the desk wrote it. */
export const deskRecordKinds = ["account", "sign_in_name", "session", "device", "tries", "presence", "case", "openid_identity", "openid_login", "help_tally", "phone_code", "phone_code_of", "phone_tries"] as const;
export type DeskRecordKind = (typeof deskRecordKinds)[number];
/** Kinds of which there are few enough to be read all at once. */
export const listedRecordKinds = ["account", "presence"] as const satisfies readonly DeskRecordKind[];
export type ListedRecordKind = (typeof listedRecordKinds)[number];

export interface DeskRecord {
  readonly value: unknown;
  /** Raised by each write, from 1. A record that was removed begins anew: what may be used once has an id that never comes again. */
  readonly revision: number;
}

/** Who did what, and when: never what was read or written. */
export interface AuditEntry {
  readonly v: 1;
  /** ms since 1970 */
  readonly at: number;
  /** Account id, or `console` for whoever runs the service; null: somebody who is not known. */
  readonly actor: string | null;
  readonly action: string;
  /** Id of the account that was changed. */
  readonly account?: string;
  /** Random id of the case. */
  readonly case?: string;
}

/** The desk's own slot: accounts and their sessions. What one association keeps is never found by another. */
export interface DeskStore {
  read(association: string, kind: DeskRecordKind, id: string): Promise<DeskRecord | null>;
  /**
   * Written only while the record is as it was read: of several that use up an invitation, a code or a session at once, one succeeds.
   *
   * @param how `revision`: as read, 0 when there was none; `ttlMs`: life of the record from now.
   * @returns the new revision; null when somebody was quicker, and nothing was written.
   */
  write(association: string, kind: DeskRecordKind, id: string, value: unknown, how: { readonly revision: number; readonly ttlMs: number }): Promise<number | null>;
  remove(association: string, kind: DeskRecordKind, id: string): Promise<void>;
  /** All of them, in no order. */
  list(association: string, kind: ListedRecordKind): Promise<readonly (DeskRecord & { readonly id: string })[]>;
  /** An entry is kept for `ttlMs`, at most a day longer. */
  appendAudit(association: string, entry: AuditEntry, ttlMs: number): Promise<void>;
  /**
   * Entries of one day in the order they were written.
   *
   * @param day in UTC. @param page `from`: number of the first entry wanted, 0 for the first of the day.
   */
  readAudit(association: string, day: IsoDate, page: { readonly from: number; readonly limit: number }): Promise<readonly AuditEntry[]>;
}
