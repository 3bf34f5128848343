import type { Activity } from "botbuilder";
import type { DeskEvent } from "../core/handoff/desk-event";
import type { AliasChange, ConversationKey, InboxEntry, Standing } from "../core/ports";
import type { ChannelId } from "../core/conversation/retention";

/** What a channel hands in, after it checked signatures and sizes. Text is still raw: masking happens behind this door. */
export type Incoming = Pick<InboxEntry, "eventId" | "type" | "author"> & {
  readonly text?: string;
  readonly button?: string;
  /** MIME types only. */
  readonly attachments?: readonly string[];
  readonly clientLocale?: string;
  /** Of a kiosk (`type` joined). */
  readonly place?: InboxEntry["place"];
  /** What a mediator does (`type` desk). */
  readonly desk?: DeskEvent;
  /** Between two addresses (`type` moved). */
  readonly move?: InboxEntry["move"];
  readonly echo?: unknown;
  /** Address of a push channel, already authenticated: the answers go there. At most `maxReferenceBytes` of JSON. */
  readonly reference?: unknown;
};

export type Accepted =
  /** Durable. `entryId` is the id under which the log will show it. */
  | { readonly outcome: "accepted"; readonly entryId: string }
  | { readonly outcome: "duplicate"; readonly entryId: string }
  | { readonly outcome: "full" }
  /** It goes on elsewhere, or its address belongs to another talk: from there nothing comes in any more. */
  | { readonly outcome: "moved" };

export interface ActivityPage {
  readonly activities: readonly Activity[];
  /** Sequence number of each activity. */
  readonly sequence: readonly number[];
  /** Sequence number of the newest activity of this page, or the one asked for when it is empty. */
  readonly watermark: number;
  readonly hasMore: boolean;
  /** It goes on elsewhere: none of this is for whoever reads at the old address. */
  readonly hasMoved: boolean;
}

/** The one door of every channel (src/bot/turn-pipeline.ts implements it). */
export interface Conversations {
  /** A conversation nobody has yet: nothing is stored before its first event. */
  begin(): ConversationKey;
  /** Conversation of a channel's address; made when new. The address is hashed with a key before it is stored. */
  open(channel: ChannelId, address: string): Promise<{ readonly key: ConversationKey; readonly isNew: boolean }>;
  /** From now on the address leads elsewhere, unless it does already. @returns where it leads. */
  redirect(channel: ChannelId, address: string, instead: AliasChange): Promise<ConversationKey>;
  exists(key: ConversationKey): Promise<boolean>;
  /** Null when it does not exist. */
  standing(key: ConversationKey): Promise<Standing | null>;
  /** Resolves once the event is durable; the turn goes on by itself afterwards. */
  accept(channel: ChannelId, key: ConversationKey, incoming: Incoming): Promise<Accepted>;
  /** The log rendered as Bot Framework activities, persons' own entries included, oldest first, after a sequence number. */
  read(key: ConversationKey, after: number, limit: number): Promise<ActivityPage>;
  /** Wake-up after each commit of this conversation; returns the way to stop. */
  watch(key: ConversationKey, wake: () => void): () => void;
}
