import { setTimeout as pause } from "node:timers/promises";
import {
  answerAsk, codeLifeMs, codeState, isBeingTaken, takeByDigits, takeBySquare, type CodeRefusal, type CodeState, type CodeStep, type PhoneCode,
} from "../core/conversation/phone-code";
import type { ChannelId, RetentionTable } from "../core/conversation/retention";
import { retentionOf, type Session } from "../core/conversation/session";
import type { ConversationKey, ConversationStore } from "../core/ports";
import type { Conversations } from "./conversations";
import { PhoneCodes, type CodeKind } from "./phone-codes";

/** Longest wait (ms) for the turn that moves a conversation; a phone that asks again after it finds the rest done. */
const moveTimeMs = 3_000;
const lookAgainMs = 25;

export interface DrawnCode {
  /** 128 random bits, base64url. */
  readonly square: string;
  readonly digits: string;
  readonly lifeMs: number;
  /** How long (ms) the talk is kept there after the last message: the person is told before they take it along. */
  readonly keptMs: Readonly<Record<"web" | "azure", number>>;
}

/** `wrong`: no such code; `gone`: its conversation was erased or forgotten. */
export type ClaimRefusal = CodeRefusal | "wrong" | "gone";
export type Claimed =
  | { readonly outcome: "moved"; readonly conversation: ConversationKey }
  /** Ask again in a moment: the kiosk is asked, or the move is under way. */
  | { readonly outcome: "asked" | "moving" }
  | { readonly outcome: "refused"; readonly why: ClaimRefusal }
  | { readonly outcome: "digits_closed"; readonly retryAfterMs: number };

/** Where a talk goes on. */
export interface Destination {
  readonly channel: ChannelId;
  /** Address of a push channel. */
  readonly reference?: unknown;
}

const inBrowser: Destination = { channel: "web" };

export interface PhoneMovesParts {
  readonly codes: PhoneCodes;
  readonly store: Pick<ConversationStore<Session>, "standing" | "readSession">;
  readonly conversations: Pick<Conversations, "accept">;
  readonly retention: RetentionTable;
  readonly now: () => number;
}

/**
 * Takes a conversation from a kiosk to a phone: first the code is given to one phone for good, then the move enters the conversation as an event
 * like any other, once however often it is asked for. Whoever stops in between changes nothing that the same phone could not finish.
 */
export class PhoneMoves {
  constructor(private readonly parts: PhoneMovesParts) {}

  /**
   * @returns null when there is nothing (left) to be taken along, or a phone is taking it just now; `unasked`: the person has not yet said whether
   * answers are kept, and the question that waits promises what a kiosk keeps, not what a phone does.
   */
  async offer(key: ConversationKey): Promise<DrawnCode | "unasked" | null> {
    const { codes, store, retention, now } = this.parts;
    const [standing, session, before] = await Promise.all([store.standing(key), store.readSession(key), codes.read(key.id)]);
    if (standing === null || session === null || standing.hasMoved || (before?.epoch === standing.epoch && isBeingTaken(before, now()))) return null;
    if (session.consent === "unasked") return "unasked";
    // nothing is promised for longer than the conversation is kept
    const lifeMs = Math.min(codeLifeMs, retention.kiosk);
    const keptIn = (channel: ChannelId): number => retentionOf({ ...session, channel }, retention);
    return { ...(await codes.draw(key, standing.epoch, lifeMs)), lifeMs, keptMs: { web: keptIn("web"), azure: keptIn("azure") } };
  }

  async stateOf({ id }: ConversationKey): Promise<CodeState> {
    const code = await this.parts.codes.read(id);
    return code === null ? "closed" : codeState(code, this.parts.now());
  }

  /** The person at the kiosk says whether the phone is theirs. @returns false when nothing was asked any more. */
  async answer({ id }: ConversationKey, answer: "yes" | "no"): Promise<boolean> {
    const { codes, now } = this.parts;
    const after = await codes.change(id, (code) => code && answerAsk(code, answer, now()));
    return after?.asked?.answer === answer;
  }

  /** The person at the kiosk goes on there. A phone that was already let in keeps its right. */
  async withdraw({ id }: ConversationKey): Promise<void> {
    const code = await this.parts.codes.read(id);
    if (code !== null && code.taken === undefined) await this.parts.codes.change(id, (now) => now && (now.taken ? null : { ...now, expiresAt: 0 }));
  }

  /** @param phone secret that this phone drew for this one attempt: who sends it again is the same phone. */
  async claim(kind: CodeKind, secret: string, phone: string, to = inBrowser): Promise<Claimed> {
    const { codes } = this.parts;
    const who = codes.hash("phone", phone);
    const found = await codes.find(kind, secret);
    const isCounted = kind === "digits" && found?.code?.asked?.phone !== who && found?.code?.taken?.phone !== who;
    // counted before anything is said of the code, right or wrong
    const closedMs = isCounted ? await codes.tryDigits() : null;
    if (closedMs !== null) return { outcome: "digits_closed", retryAfterMs: closedMs };
    if (found === null) return { outcome: "refused", why: "wrong" };
    if (found.code === null) return { outcome: "refused", why: found.isReplaced ? "expired" : "gone" };
    const step = await this.#take(found.conversation, found.code, kind, who);
    if (step.outcome === "refused") return step;
    if (isCounted) await codes.digitsWereRight();
    return step.outcome === "asked" ? { outcome: "asked" } : this.#move({ association: codes.association, id: found.conversation }, step.code.epoch, to);
  }

  async #take(conversation: string, found: PhoneCode, kind: CodeKind, who: string): Promise<CodeStep | { readonly outcome: "refused"; readonly why: "gone" }> {
    const { codes, now } = this.parts;
    let step: CodeStep | null = null;
    await codes.change(conversation, (code) => {
      // replaced or erased since it was found
      step = code?.[kind] === found[kind] ? (kind === "square" ? takeBySquare : takeByDigits)(code, who, now()) : null;
      return step?.outcome === "refused" ? null : (step?.code ?? null);
    });
    return step ?? { outcome: "refused", why: "gone" };
  }

  /** Done once: the event has one name for each epoch, and the epoch is raised by it. */
  async #move(key: ConversationKey, epoch: number, { channel, reference }: Destination): Promise<Claimed> {
    const { store, conversations, now } = this.parts;
    const isHere = async (): Promise<boolean | null> => {
      const standing = await store.standing(key);
      if (standing?.hasMoved) return true;
      return standing?.epoch === epoch ? false : null;
    };
    let hasMoved = await isHere();
    if (hasMoved === false) {
      const event = { type: "moved", author: "channel", eventId: `moved:${epoch}`, move: { kind: "goes_on", to: channel, epoch } } as const;
      await conversations.accept(channel, key, { ...event, ...(reference !== undefined && { reference }) });
    }
    for (const until = now() + moveTimeMs; hasMoved === false && now() < until; hasMoved = await isHere()) await pause(lookAgainMs);
    if (hasMoved === null) return { outcome: "refused", why: "gone" };
    return hasMoved ? { outcome: "moved", conversation: key } : { outcome: "moving" };
  }
}
