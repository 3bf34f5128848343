import { createHmac, randomBytes, randomInt } from "node:crypto";
import { changeRecord } from "../core/change-record";
import { codeLifeMs, type PhoneCode } from "../core/conversation/phone-code";
import { countTry, digitsClosedMs, noWrongCodes, takeBack, wrongCodesWindowMs, type WrongCodes } from "../core/conversation/wrong-codes";
import { AppError } from "../core/errors";
import type { ConversationKey, DeskStore } from "../core/ports";

/** A code is known for so long (ms) after it was made, so that who comes late is told why, and not that it is wrong. */
const rememberedMs = 60 * 60_000;
const codeDigits = 6;
const squareBytes = 16;
/** Draws of six digits that nobody else has; with a thousand codes remembered, one in a thousand is taken. */
const maxDraws = 8;
const allTries = "digits";

export type CodeKind = "square" | "digits";

/** A record is fought for by others again and again; the same request may succeed in a moment. */
class CodeBusy extends AppError {
  constructor() {
    super("PHONE_CODE_BUSY", "a phone code was changed by others again and again");
  }
}

const busy = (): CodeBusy => new CodeBusy();

const readCode = (value: unknown): PhoneCode | null => (value as PhoneCode | undefined) ?? null;
const readTries = (value: unknown): WrongCodes => (value as WrongCodes | undefined) ?? noWrongCodes;

/** Codes that take a conversation to a phone, as the store keeps them: each association's own, hashes only, under a key that the store does not know. */
export class PhoneCodes {
  constructor(private readonly store: DeskStore, readonly association: string, private readonly key: string, private readonly now: () => number) {}

  /** Keyed: whoever reads the store cannot try out a million numbers. */
  hash(kind: CodeKind | "phone", secret: string): string {
    return createHmac("sha256", this.key).update(`phone code: ${kind}\n${secret}`).digest("base64url");
  }

  /** Draws a code; the older one of the conversation is worth nothing from here on. @param lifeMs at most `codeLifeMs`. */
  async draw({ id }: ConversationKey, epoch: number, lifeMs: number): Promise<{ readonly square: string; readonly digits: string }> {
    const square = randomBytes(squareBytes).toString("base64url");
    await this.#point("square", square, id);
    const digits = await this.#drawDigits(id);
    const expiresAt = this.now() + Math.min(lifeMs, codeLifeMs);
    const code: PhoneCode = { v: 1, epoch, square: this.hash("square", square), digits: this.hash("digits", digits), expiresAt, asks: 0 };
    await this.change(id, () => code);
    return { square, digits };
  }

  /** Null for a secret that was never drawn, or is long forgotten. @returns `code` null: there is none any more; `isReplaced`: there is a newer one. */
  async find(kind: CodeKind, secret: string): Promise<{ readonly conversation: string; readonly code: PhoneCode | null; readonly isReplaced: boolean } | null> {
    const hash = this.hash(kind, secret);
    const pointer = await this.store.read(this.association, "phone_code", hash);
    if (pointer === null) return null;
    const { conversation } = pointer.value as { readonly conversation: string };
    const code = await this.read(conversation);
    const isReplaced = code !== null && code[kind] !== hash;
    return { conversation, code: isReplaced ? null : code, isReplaced };
  }

  async read(conversation: string): Promise<PhoneCode | null> {
    return readCode((await this.store.read(this.association, "phone_code_of", conversation))?.value);
  }

  /**
   * Of several that change a code at once each sees what the one before made of it.
   *
   * @param step gives the code as it should be, or null to leave it. @returns as it is afterwards. @throws CodeBusy
   */
  async change(conversation: string, step: (code: PhoneCode | null) => PhoneCode | null): Promise<PhoneCode | null> {
    return changeRecord(this.store, { association: this.association, kind: "phone_code_of", id: conversation, ttlMs: rememberedMs, read: readCode, busy }, step);
  }

  /** From here on its codes open nothing. */
  async forget(conversation: string): Promise<void> {
    await this.store.remove(this.association, "phone_code_of", conversation);
  }

  /** One more code of six digits is tried, by anybody, on any node. @returns time (ms) until digits are read again, or null: go on. */
  async tryDigits(): Promise<number | null> {
    let closedMs: number | null = null;
    await this.#changeTries((before) => {
      const next = countTry(before, this.now());
      closedMs = next === null ? before.closedUntil - this.now() : null;
      return next;
    });
    return closedMs;
  }

  async digitsWereRight(): Promise<void> {
    await this.#changeTries(takeBack);
  }

  async #changeTries(step: (tries: WrongCodes) => WrongCodes | null): Promise<void> {
    await changeRecord(this.store, { association: this.association, kind: "phone_tries", id: allTries, ttlMs: wrongCodesWindowMs + digitsClosedMs, read: readTries, busy }, step);
  }

  async #drawDigits(conversation: string): Promise<string> {
    for (let draws = 0; draws < maxDraws; draws += 1) {
      const digits = String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");
      if (await this.#point("digits", digits, conversation)) return digits;
    }
    throw busy();
  }

  /** @returns false when somebody has this one. */
  async #point(kind: CodeKind, secret: string, conversation: string): Promise<boolean> {
    return (await this.store.write(this.association, "phone_code", this.hash(kind, secret), { v: 1, conversation }, { revision: 0, ttlMs: rememberedMs })) !== null;
  }
}
