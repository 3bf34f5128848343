import type { MessageView } from "../../../bot/view";

/** What we read of an activity; everything else of the Bot Framework stays unread. */
export interface Heard {
  readonly type: string;
  readonly id?: string;
  readonly text?: string;
  readonly locale?: string;
  readonly replyToId?: string;
  readonly from?: { readonly id?: string; readonly role?: string };
  readonly channelData?: { readonly clientActivityID?: unknown; readonly passerelle?: MessageView };
}

export interface BotMessage {
  readonly kind: "bot";
  readonly id: string;
  /** What is said in one go has one name: an answer of several messages is read from its first. */
  readonly turn: string;
  readonly view: MessageView;
}

export interface OwnMessage {
  readonly kind: "own";
  /** Our own id until the service gave one. */
  readonly id: string;
  readonly clientId: string | null;
  readonly text: string;
  readonly state: "sending" | "sent" | "not_sent" | "refused";
}

export type TalkMessage = BotMessage | OwnMessage;

/**
 * @returns what an activity adds to the conversation on screen, or null for what nobody sees (typing, events).
 * @param locale language of the page, for a bot that sends no view of its own.
 */
export function messageOf(activity: Heard, locale: { readonly lang: string; readonly dir: "ltr" | "rtl" }): TalkMessage | null {
  if (activity.type !== "message" || activity.id === undefined) return null;
  const view = activity.channelData?.passerelle;
  const turn = activity.replyToId ?? activity.id;
  if (view !== undefined) return { kind: "bot", id: activity.id, turn, view };
  if (activity.text === undefined) return null;
  if (activity.from?.role === "bot") return { kind: "bot", id: activity.id, turn, view: plainView(activity.text, locale) };
  const clientId = activity.channelData?.clientActivityID;
  return { kind: "own", id: activity.id, clientId: typeof clientId === "string" ? clientId : null, text: activity.text, state: "sent" };
}

function plainView(text: string, { lang, dir }: { readonly lang: string; readonly dir: "ltr" | "rtl" }): MessageView {
  return { v: 1, seq: 0, text, lang, dir, tone: "normal", buttons: [], links: [], contacts: [], sources: [] };
}
