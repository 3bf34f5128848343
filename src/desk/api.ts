/**
 * What the desk's page and its server say to each other, below `/desk/api`. Types only: the browser program imports this file. Times are ms since
 * 1970. Every answer that is not 2xx is a `Refusal`; every request that changes something is a POST of JSON with the header
 * `X-Passerelle-Desk: 1`, which no form of another site can send.
 */
import type { ButtonLabel, Phrase, SourceView } from "../bot/view";

export interface Refusal {
  /** Stable: `SIGNED_OUT`, `LOCKED`, `FORBIDDEN`, `NOT_FOUND`, `NOT_YOURS`, `TOO_LATE`, `BAD_INPUT`, `REFUSED`, `WAIT`, `UNAVAILABLE`. */
  readonly code: string;
  /** What to mend, by field. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
}

/* ---------- who I am ---------- */

export type Role = "mediator" | "coordinator" | "technical_admin";
/** `away`: signed in and not to be given cases. A mediator who is gone has no connection and no recent request. */
export type Presence = "present" | "away" | "gone";

/** `GET me` */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly association: string;
  /** BCP 47 */
  readonly languages: readonly string[];
  readonly territory: string | null;
  /** Cases at the same time. */
  readonly capacity: number;
  readonly presence: Presence;
  readonly isLocked: boolean;
  /** The session ends then whatever happens. */
  readonly endsAt: number;
}

/** `POST sign-in` answers `Me`: both factors in one step, and the same answer (`REFUSED`) and time whichever was wrong. */
export interface SignIn {
  /** As the invitation gave it (`amina-482`). */
  readonly name: string;
  readonly password: string;
  /** Six digits of the app, or a recovery code. */
  readonly code: string;
}
/** `GET openid`: what the button of the association's directory says; null: there is none. */
export interface OpenIdDoor {
  readonly label: string | null;
}
/**
 * `POST openid/start` takes `{}`: where the browser goes now. It comes back to `/desk/`, signed in, or with `#openid=` in the address: `code` (our code is
 * due), `refused`, `unavailable`.
 */
export interface OpenIdStart {
  readonly location: string;
}
/** `POST openid/code` answers `Me`; `REFUSED` when it is wrong or nobody of ours, `TOO_LATE` when the directory has to be visited again. */
export interface OpenIdCode {
  readonly code: string;
}
/** `POST invitation` answers `InvitationView`; nothing is kept before `POST invitation/confirm`, which answers `RecoveryCodes` and signs in. */
export interface Invitation {
  readonly token: string;
}
export interface InvitationView {
  readonly signInName: string;
  readonly firstName: string;
  readonly role: Role;
  /** `second_factor`: the password of before is asked for, not a new one. */
  readonly renews: "everything" | "second_factor";
  /** `otpauth://` address, to be shown as a QR and as text. */
  readonly otpauth: string;
  readonly secret: string;
}
export interface InvitationConfirmation {
  readonly token: string;
  readonly password: string;
  readonly code: string;
}
export interface RecoveryCodes {
  readonly codes: readonly string[];
}
/**
 * `POST unlock` answers `Me`; a wrong password is `REFUSED`, the fifth ends the session. `POST lock` takes `{}` and answers `Me`, `POST sign-out` takes
 * and answers `{}`.
 */
export interface Unlock {
  readonly password: string;
}
/** `POST presence` answers `Me`. */
export interface PresenceWish {
  readonly presence: Exclude<Presence, "gone">;
}
/**
 * `POST password` answers `{}`; every other session of the account ends. Refused here and in `invitation/confirm`: `BAD_INPUT` with the field of the
 * new password (`too_short`, `too_long`, `too_common`), `REFUSED` with the field that was wrong (`wrong_password`, `wrong_code`).
 */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/* ---------- the queue ---------- */

export type CaseState =
  | "requested" | "waiting" | "offered" | "taken" | "call_back_promised" | "transferred" | "handed_back" | "closed" | "abandoned";

export interface Mediator {
  readonly id: string;
  readonly name: string;
}

export interface CaseItem {
  readonly id: string;
  readonly state: CaseState;
  readonly openedAt: number;
  /** Since when the person waits for somebody, or for the next one. */
  readonly waitingSince: number;
  /** BCP 47 */
  readonly locale: string;
  /** Level of digital autonomy, 1 to 3. */
  readonly level: 1 | 2 | 3 | null;
  readonly channel: string;
  readonly territory: string | null;
  /** French name of the procedure and of the question they stopped at. */
  readonly procedure: string | null;
  readonly step: string | null;
  /** Kind of danger heard in the talk (`violence`, `self_harm`, …). */
  readonly urgent: string | null;
  readonly mediator: Mediator | null;
  readonly isMine: boolean;
  /** An offer to me ends then. */
  readonly offerEndsAt: number | null;
  readonly callBackAt: number | null;
  readonly labels: readonly string[];
  readonly lastWordAt: number;
}

/** `GET queue`: open cases, and those ended in the last day. */
export interface Queue {
  readonly at: number;
  readonly cases: readonly CaseItem[];
  readonly mediators: readonly (Mediator & { readonly presence: Presence; readonly held: number; readonly capacity: number; readonly languages: readonly string[]; readonly teams: readonly string[] })[];
}

/* ---------- cases that have ended ---------- */

/**
 * `POST cases/search` answers `FoundCases`: a POST, for what is looked for may be somebody's name and has no place in an address. Cases that ended in
 * the last 30 days: for a coordinator those of the association, for a mediator those they had in hand.
 */
export interface CaseSearch {
  /** Words of labels and of colleagues' notes; what people wrote is not searched. */
  readonly text?: string;
  readonly label?: string;
  /** Account of somebody who had it in hand. */
  readonly mediator?: string;
  readonly procedure?: string;
  readonly state?: "transferred" | "handed_back" | "closed" | "abandoned";
  /** `YYYY-MM-DD`: days of Paris on which it ended, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}
export interface FoundCase extends Pick<CaseItem, "id" | "state" | "locale" | "level" | "procedure" | "labels"> {
  readonly endedAt: number;
  readonly reason: string | null;
  /** Whoever had it last. */
  readonly mediator: Mediator | null;
  /** How many there are. */
  readonly notes: number;
}
export interface FoundCases {
  /** The last one to end first. */
  readonly cases: readonly FoundCase[];
  /** False: there are more, to be found by looking for less. */
  readonly isComplete: boolean;
  /** Procedures that can be chosen. */
  readonly procedures: readonly { readonly id: string; readonly name: string }[];
}

/* ---------- one case ---------- */

export interface Fact {
  readonly label: string;
  /** Certain, or read back to the person who said yes: nothing else is kept as an answer. */
  readonly value: string;
}

/** `GET cases/:id`: all in French, for a reader in a hurry. */
export interface CaseView extends CaseItem {
  readonly consent: "given" | "refused" | "unasked";
  readonly reading: "normal" | "simple" | "listening";
  readonly progress: { readonly stage: number; readonly of: number; readonly name: string } | null;
  /** Null: the person refused that answers are kept. */
  readonly answers: readonly Fact[] | null;
  readonly papersHeld: readonly string[];
  readonly papersMissing: readonly string[];
  readonly deadlines: readonly string[];
  /** Misses at the question where a person was asked for. */
  readonly misses: number;
  readonly history: readonly { readonly at: number; readonly event: string; readonly by: string | null; readonly reason: string | null }[];
  readonly notes: readonly { readonly id: string; readonly at: number; readonly by: string; readonly text: string }[];
  /** Whether a machine translates free words now, to the person and to French; null: none is asked, or there is nothing to translate. */
  readonly translation: { readonly toPerson: boolean; readonly toFrench: boolean } | null;
  /** While free words reach the person through this channel; null: always. `closingFrom`: close to its end from then on. */
  readonly replyWindow: { readonly closingFrom: number; readonly closesAt: number } | null;
  /** Where the bot can go on, last question first. */
  readonly handBackTo: readonly { readonly step: string; readonly label: string }[];
  /** Associations that the person can be sent to, by whoever speaks with them; nobody else sees any. */
  readonly transferTo: readonly { readonly id: string; readonly name: string; readonly address: string }[];
}

/** How far a message of a push channel has come, as its platform told. A platform that tells nothing leaves it at `sent`. */
export interface Delivery {
  readonly seq: number;
  readonly state: "queued" | "sent" | "delivered" | "read" | "failed" | "expired";
  /** Code of what went wrong last (`HTTP_403`, `TOO_OLD`), while it stands. */
  readonly reason: string | null;
}
/** `GET cases/:id/deliveries?until=SEQ`: of the hundred numbers up to that one. Empty where the person's page reads the talk itself. */
export interface Deliveries {
  readonly deliveries: readonly Delivery[];
}

/** One line of the transcript, both sides of it. */
export interface TranscriptEntry {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly author: "person" | "bot" | "mediator" | "channel";
  /** First name of the mediator. */
  readonly by?: string;
  /** As the person reads or wrote it. */
  readonly own: Phrase;
  /** The same in French: from the reviewed content, as a mediator typed it, or by a machine; null for free words that nobody translated. */
  readonly french: Phrase | null;
  /** A machine translated it: `own` of what a mediator wrote, `french` of what the person wrote. */
  readonly isMachine?: true;
  /** Labels of the buttons shown under it, in French. */
  readonly buttons: readonly string[];
  /** The same as the person reads them. */
  readonly ownButtons: readonly ButtonLabel[];
  readonly sources: readonly SourceView[];
  readonly tone: "normal" | "notice" | "alert";
  /** Absent: it was said by the person, or their page reads it by itself. */
  readonly delivery?: Delivery;
}

/** `GET cases/:id/log?after=SEQ` */
export interface TranscriptPage {
  readonly entries: readonly TranscriptEntry[];
  /** Number to ask after the next time. */
  readonly last: number;
  /** False: there is more already. */
  readonly isComplete: boolean;
}

/** `POST cases/:id/acts`. `event` is drawn by the page: sent again after a lost connection, an act is done once. */
export interface ActRequest {
  readonly event: string;
  readonly act: Act;
}

export type Act =
  /** An offered case, or one that waits and that nobody was offered. */
  | { readonly kind: "take" }
  | { readonly kind: "decline"; readonly reason: DeclineReason }
  /** Free words, which reach the person as they are: beside what a machine made of them, or marked as not translated. */
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "phrase"; readonly phrase: string; readonly slots: Readonly<Record<string, string>> }
  /** `step`: one of `handBackTo`; absent: where the procedure stood. */
  | { readonly kind: "hand_back"; readonly step?: string }
  /** Back to the line, for a while for one colleague or team only; null: for anybody. */
  | { readonly kind: "hand_on"; readonly to: { readonly mediator: string } | { readonly team: string } | null; readonly reason: HandOnReason }
  /** Asks the person whether they want to go to another association; the case ends with their yes. `partner`: one of `transferTo`. */
  | { readonly kind: "transfer"; readonly partner: string; readonly reason: TransferReason }
  /** `asksIfHelped`: whoever spoke with the mediator is asked, once, in their language; it means nothing where nobody spoke with them. */
  | { readonly kind: "close"; readonly reason: CloseReason; readonly asksIfHelped?: true }
  | { readonly kind: "reopen"; readonly reason: "follow_up" | "mistake" }
  /** Promises to come back at that time. */
  | { readonly kind: "call_back"; readonly at: number; readonly reason: "follow_up" | "end_of_shift" | "no_answer" }
  /** Begins a promised call back now. */
  | { readonly kind: "call_now" }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "label"; readonly labels: readonly string[] };

export type DeclineReason = "busy" | "language" | "subject" | "knows_person";
export type HandOnReason = "end_of_shift" | "language" | "subject" | "territory" | "knows_person";
export type TransferReason = "language" | "subject" | "territory" | "nobody_here";
/** `no_answer` ends the case as abandoned by the person. */
export type CloseReason = "solved" | "oriented" | "out_of_scope" | "duplicate" | "no_answer";

/* ---------- phrase book ---------- */

export type SlotType = "date" | "hour" | "amount" | "number" | "phone" | "place" | "paper" | "button";

/** `GET phrases?locale=TAG` */
export interface PhraseBook {
  readonly locale: string;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly phrases: readonly {
    readonly id: string;
    readonly category: string;
    /** With `{{slot}}` where a value goes. */
    readonly french: string;
    readonly own: Phrase;
    /** The person's sentence is French, for want of a translation. */
    readonly isFallback: boolean;
    readonly slots: readonly { readonly name: string; readonly type: SlotType }[];
    /** French labels of the buttons that come with it. */
    readonly answers: readonly string[];
    readonly words: readonly string[];
  }[];
}

/* ---------- supervision ---------- */

/** `GET supervision`: for coordinators. */
export interface Supervision {
  readonly at: number;
  readonly mediators: Queue["mediators"];
  readonly waiting: number;
  readonly longestWaitMs: number | null;
  readonly usualWaitMs: number | null;
  /** Of the last seven days. */
  readonly abandoned: number;
  readonly closed: Readonly<Record<CloseReason, number>>;
  /** Answers to "did that help?" in the last 30 days; null: fewer than five. */
  readonly helped: { readonly yes: number; readonly little: number; readonly no: number } | null;
}

/* ---------- accounts and audit: for coordinators and who runs the machine ---------- */

export interface Profile {
  readonly firstName: string;
  /** BCP 47, the best first. */
  readonly languages: readonly string[];
  /** Number of a French department; null: anywhere. */
  readonly territory: string | null;
  readonly teams: readonly string[];
  readonly capacity: number;
}
export interface AccountItem {
  readonly id: string;
  readonly signInName: string;
  readonly role: Role;
  readonly profile: Profile;
  readonly standing: "invited" | "active" | "disabled";
  readonly recoveryCodesLeft: number;
  /** May come in through the association's directory. */
  readonly isLinked: boolean;
  readonly createdAt: number;
  readonly lastSignInAt: number | null;
}
/** `GET accounts`, oldest first. */
export interface AccountList {
  readonly accounts: readonly AccountItem[];
}
/** Who somebody is in the association's directory. Kept as a keyed hash: nobody is shown it again. */
export type DirectoryIdentity = { readonly email: string } | { readonly subject: string };
/**
 * `POST accounts`; what is left out of the profile but the first name is as usual. `REFUSED` with the field `identity` when another account is that
 * person (`taken`) or the settings name no directory (`no_directory`).
 */
export interface NewAccount {
  readonly role: Role;
  readonly profile: Pick<Profile, "firstName"> & Partial<Profile>;
  readonly identity?: DirectoryIdentity;
}
/** `POST accounts/:id/link`; null: their password alone from now on. Sessions end. Refused as in `POST accounts`. */
export interface AccountLink {
  readonly identity: DirectoryIdentity | null;
}
/**
 * Answers of `POST accounts` and of `POST accounts/:id/invite-again` and `…/reset-second-factor` (each takes `{}`). `POST accounts/:id/disable`,
 * `…/enable`, `…/sign-out` (`{}`) `…/profile` (`Profile`) and `…/link` (`AccountLink`) answer `AccountItem`. One's own account is `REFUSED` to all but `sign-out` and `profile`.
 */
export interface InvitedAccount {
  readonly account: AccountItem;
  /** Path of the one-time link, with its token in the fragment: shown once. */
  readonly link: string;
}

/** `GET audit?day=YYYY-MM-DD&from=0&limit=100`: the day in UTC; `from` counts entries, `limit` is 200 at most. */
export interface AuditPage {
  readonly day: string;
  readonly entries: readonly {
    readonly at: number;
    /** Account id, `console` for whoever runs the service, null for nobody known. */
    readonly actor: string | null;
    readonly action: string;
    readonly account: string | null;
    readonly case: string | null;
  }[];
  /** `from` of the next page; null: this was the last. */
  readonly next: number | null;
}

/* ---------- activity ---------- */

/**
 * `GET activity?from=YYYY-MM-DD&to=YYYY-MM-DD&format=csv|json`, days of Paris, both inclusive, a year at most: cases ended in those days, as La Coop de
 * la médiation numérique names things. A mediator gets their own, a coordinator everybody's; nothing in it names anybody. Too many to send at once is
 * `BAD_INPUT` of `to`.
 */
export interface Activity {
  readonly data: readonly { readonly type: "activite"; readonly id: string; readonly attributes: Readonly<Record<string, unknown>> }[];
}

/* ---------- live ---------- */

/** WebSocket `/desk/live`, with the session's cookie. The page says what it looks at; everything it is told it could also have asked for. */
export type FromPage =
  /** Instead of the case watched before; `after` is the last number it has. */
  | { readonly kind: "watch"; readonly case: string; readonly after: number }
  | { readonly kind: "unwatch" }
  /** Every 20 s while the page is open: keeps the mediator present. */
  | { readonly kind: "alive"; readonly isVisible: boolean };

export type ToPage =
  | { readonly kind: "queue"; readonly queue: Queue }
  | { readonly kind: "case"; readonly view: CaseView }
  | { readonly kind: "log"; readonly case: string; readonly page: TranscriptPage }
  | { readonly kind: "deliveries"; readonly case: string; readonly deliveries: readonly Delivery[] }
  | { readonly kind: "locked" | "signed_out" };
