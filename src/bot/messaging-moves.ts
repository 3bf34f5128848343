import type { ChannelId } from "../core/conversation/retention";
import type { ConversationKey, ConversationStore, MoveRefusal } from "../core/ports";
import { isUntouched } from "../core/conversation/arrival";
import type { Session } from "../core/conversation/session";
import type { World } from "../core/conversation/world";
import type { Conversations, Incoming } from "./conversations";
import type { PhoneCodes } from "./phone-codes";
import type { ClaimRefusal, PhoneMoves } from "./phone-moves";

/** Longest words (UTF-16 units) that a code is looked for in: a link's own words before it, nothing a person wrote. */
const maxWords = 200;
/** As `/start <code>` comes from Telegram, and `<words> <code>` from a link that fills in a message. */
const codeAtEnd = /(?:^|\s)([\w-]{22})\s*$/;

/** Where words came from: an address of a messaging application, and the conversation that it leads to. */
export interface Sender {
  readonly channel: ChannelId;
  readonly address: string;
  readonly key: ConversationKey;
}

export interface MessagingMovesParts {
  readonly codes: PhoneCodes;
  readonly phoneMoves: Pick<PhoneMoves, "claim">;
  readonly store: Pick<ConversationStore<Session>, "readSession" | "standing">;
  readonly conversations: Pick<Conversations, "accept" | "redirect">;
  readonly worldAt: (now: number) => World;
  readonly now: () => number;
}

/**
 * Takes a conversation from a kiosk to a messaging application: the square there is a link that sends a code, and the address it comes from gets the
 * talk. The same message sent again finds done what was done, in each step, and goes on from there.
 */
export class MessagingMoves {
  constructor(private readonly parts: MessagingMovesParts) {}

  /** @returns `words`: no code of ours, nothing was done; `busy`: the same words again in a moment will do. */
  async take({ channel, address, key }: Sender, incoming: Incoming): Promise<"words" | "done" | "busy"> {
    const { codes, phoneMoves, store, conversations, worldAt, now } = this.parts;
    const code = codeIn(incoming);
    const found = code === null ? null : await codes.find("square", code);
    if (code === null || found === null) return "words";
    const refuse = async (why: MoveRefusal): Promise<"done"> => {
      // without its text: the code may still be good
      const { eventId, clientLocale, reference } = incoming;
      await conversations.accept(channel, key, {
        eventId, type: "moved", author: "channel", move: { kind: "refused", why }, ...(clientLocale !== undefined && { clientLocale }), ...(reference !== undefined && { reference }),
      });
      return "done";
    };
    if (found.conversation === key.id) return refuse("already");
    if (!isUntouched(await store.readSession(key), worldAt(now()))) return refuse("occupied");
    const claimed = await phoneMoves.claim("square", code, `${channel}:${address}`, { channel, reference: incoming.reference });
    if (claimed.outcome === "refused") return refuse(refusals[claimed.why]);
    if (claimed.outcome !== "moved") return "busy";
    await this.#giveWay(channel, key, claimed.conversation);
    await conversations.redirect(channel, address, { of: key.id, to: claimed.conversation.id });
    return "done";
  }

  /** Before the address is changed, so that a node that still thinks the address leads there is told that it does not. */
  async #giveWay(channel: ChannelId, key: ConversationKey, { id }: ConversationKey): Promise<void> {
    if ((await this.parts.store.standing(key)) === null) return;
    await this.parts.conversations.accept(channel, key, { type: "moved", author: "channel", eventId: `gives-way:${id}`, move: { kind: "gives_way" } });
  }
}

function codeIn({ type, text = "" }: Incoming): string | null {
  return type === "text" && text.length <= maxWords ? (codeAtEnd.exec(text)?.[1] ?? null) : null;
}

/** Six digits are not for messages: what can go wrong with them alone is said as the nearest thing. */
const refusals: Readonly<Record<ClaimRefusal, MoveRefusal>> = { wrong: "expired", expired: "expired", closed: "expired", declined: "expired", used: "used", gone: "gone" };
