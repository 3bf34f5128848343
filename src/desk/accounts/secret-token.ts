import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** @param bits a multiple of 8. Returns base64url. */
export const newToken = (bits: number): string => randomBytes(bits / 8).toString("base64url");

/** What is kept of a token: enough to know it again. Tokens are random and long, so one plain digest cannot be searched back. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

export function isToken(token: string, hash: string): boolean {
  const [given, expected] = [Buffer.from(hashToken(token)), Buffer.from(hash)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
