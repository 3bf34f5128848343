import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { AppError } from "../../core/errors";

const cipher = "aes-256-gcm";
const keyBytes = 32;
/** The length that GCM is made for. Random: a key seals some thousands of times a year, far from where two would meet (NIST SP 800-38D, 8.3). */
const ivBytes = 12;
const tagBytes = 16;
const keyIdBytes = 6;
const prefix = "sealed";

/** What was sealed opens with none of the keys of the settings, or was put in another's place. Nothing was changed. */
export class SealBroken extends AppError {
  constructor(options?: ErrorOptions) {
    super("DESK_SEAL_KEY", "second factors of the desk were sealed with another key: set DESK_SEAL_KEY as it was, or the key of before as DESK_SEAL_KEY_OLD", options);
  }
}

/** Keys of the settings. Without `current` what is written is in clear; what `old` sealed is still opened. */
export interface SealKeys {
  readonly current?: string | undefined;
  readonly old?: string | undefined;
}

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Seals the few secrets that must be read again, so that a copy of the store alone lets nobody in: `sealed.<key id>.<base64url of iv, tag, text>`.
 * `place` is bound in: a sealed text moved to another account does not open.
 */
export class Sealer {
  readonly #current: Key | null;
  readonly #keys: readonly Key[];

  constructor({ current, old }: SealKeys) {
    this.#current = current === undefined ? null : keyOf(current);
    this.#keys = [...(this.#current === null ? [] : [this.#current]), ...(old === undefined ? [] : [keyOf(old)])];
  }

  seal(text: string, place: string): string {
    if (this.#current === null) return text;
    const iv = randomBytes(ivBytes);
    const sealing = createCipheriv(cipher, this.#current.bytes, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
    return [prefix, this.#current.id, Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString("base64url")].join(".");
  }

  /** What is in clear stays as it is: it is sealed when it is written next. @throws SealBroken */
  open(text: string, place: string): string {
    const [mark, id, body = ""] = text.split(".");
    if (mark !== prefix) return text;
    const key = this.#keys.find((one) => one.id === id);
    const bytes = Buffer.from(body, "base64url");
    if (key === undefined || bytes.length <= ivBytes + tagBytes) throw new SealBroken();
    try {
      const opening = createDecipheriv(cipher, key.bytes, bytes.subarray(0, ivBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(place));
      opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]).toString("utf8");
    } catch (error) {
      throw new SealBroken({ cause: error });
    }
  }
}

/** The id is derived beside the key: it says which one it was, and nothing of it. */
function keyOf(setting: string): Key {
  const derive = (what: string, length: number) => Buffer.from(hkdfSync("sha256", setting, "", `passerelle desk seal ${what}`, length));
  return { id: derive("key id", keyIdBytes).toString("base64url"), bytes: derive("key", keyBytes) };
}
