import { randomBytes } from "node:crypto";
import { z } from "zod";
import { toBase32 } from "./base32";
import { recoveryCodeCount } from "./limits";
import { hashToken, isToken } from "./secret-token";
import { stepOfCode } from "./totp";

/** 80 bits: kept as a plain digest, it still cannot be searched. */
const recoveryCodeBytes = 10;

export const secondFactorSchema = z.strictObject({
  /** Base32; sealed in the store where the settings have a key (sealed-account.ts). The server must compute codes, so it cannot be hashed. */
  secret: z.string().regex(/^([A-Z2-7]{32}|sealed\.[\w.-]{1,200})$/),
  /** Step of the last accepted code. */
  lastStep: z.number().int().min(0),
  /** Hashes of the recovery codes that are left. */
  recovery: z.array(z.string()).max(recoveryCodeCount),
});
export type SecondFactor = z.infer<typeof secondFactorSchema>;

/** Four groups of four letters and digits, shown once. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: recoveryCodeCount }, () => toBase32(randomBytes(recoveryCodeBytes)).replace(/.{4}(?=.)/g, "$&-"));
}

export const hashRecoveryCode = (code: string): string => hashToken(plain(code));

/** The factor as it is once this answer, a code of the app or a recovery code, is used up; null when it is wrong or was used before. */
export function useSecondFactor(factor: SecondFactor, answer: string, nowMs: number): { readonly factor: SecondFactor; readonly by: "app" | "recovery_code" } | null {
  const code = plain(answer);
  const step = stepOfCode(factor.secret, code, nowMs, factor.lastStep);
  if (step !== null) return { factor: { ...factor, lastStep: step }, by: "app" };
  const used = factor.recovery.filter((hash) => isToken(code, hash));
  if (used.length === 0) return null;
  return { factor: { ...factor, recovery: factor.recovery.filter((hash) => !used.includes(hash)) }, by: "recovery_code" };
}

/** As people copy it: with spaces or hyphens, in small letters. */
const plain = (code: string): string => code.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
