import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { fromBase32, toBase32 } from "./base32";

// Written here rather than taken from a package: it is one HMAC and a cut (RFC 6238 on RFC 4226), the RFC brings its own test vectors, and
// what packages add (other digests, key URIs of other kinds) would only be more to watch.

const stepMs = 30_000;
const digits = 6;
/** Steps before and after the present one: clocks of phones, and the time it takes to type. */
const window = 1;
/** RFC 4226 advises the length of the digest. */
const secretBytes = 20;

/** Base32, for the app and for the record. */
export const newTotpSecret = (): string => toBase32(randomBytes(secretBytes));

/** @param secret base32. @param step number of the 30 seconds since 1970. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = digest[digest.length - 1]! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

export const totpStep = (nowMs: number): number => Math.floor(nowMs / stepMs);

/**
 * The step whose code this is; null when it is wrong, out of the window, or not later than the last one accepted.
 *
 * @param lastStep step of the code accepted last, 0 before the first: a code is used once.
 */
export function stepOfCode(secret: string, code: string, nowMs: number, lastStep: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  const now = totpStep(nowMs);
  let found: number | null = null;
  for (let step = now - window; step <= now + window; step += 1) {
    // all are compared whatever is found
    if (timingSafeEqual(Buffer.from(totpCode(secret, step)), given) && step > lastStep) found = step;
  }
  return found;
}

/** What the app reads from a QR code. Source: github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthUri(secret: string, { issuer, signInName }: { readonly issuer: string; readonly signInName: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(signInName)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${stepMs / 1000}`;
}
