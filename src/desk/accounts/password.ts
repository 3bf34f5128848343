import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import { maxPasswordLength, minDistinctCharacters, minPasswordLength } from "./limits";
import { isCommonPassword } from "./common-passwords";

/** Kept beside the hash, so that it can be raised: who signs in next gets a hash of today's. */
export const hashCostSchema = z.strictObject({
  /** N: a power of two. */
  iterations: z.number().int().min(2).max(2 ** 18).refine((n) => Number.isInteger(Math.log2(n)), "must be a power of two"),
  /** r: memory is 128 bytes × N × r. */
  blockSize: z.number().int().min(1).max(16),
  /** p */
  parallelism: z.number().int().min(1).max(8),
});
export type HashCost = z.infer<typeof hashCostSchema>;

export const passwordHashSchema = z.strictObject({ algorithm: z.literal("scrypt"), cost: hashCostSchema, salt: z.string(), hash: z.string() });
export type PasswordHash = z.infer<typeof passwordHashSchema>;

/** One of the equal sets of the OWASP Password Storage Cheat Sheet, the one of 32 MiB: small machines are welcome. About half a second. */
export const todaysCost: HashCost = { iterations: 2 ** 15, blockSize: 8, parallelism: 3 };

const saltBytes = 16;
const hashBytes = 32;

export type PasswordProblem = "too_short" | "too_long" | "too_common";

/** NFKC: the same phrase typed on two keyboards is the same password. */
export const normalised = (password: string): string => password.normalize("NFKC");

/** Null when the password may be used. @param known names of the account, which a stranger would try first. */
export function problemOfPassword(password: string, known: readonly string[]): PasswordProblem | null {
  // before anything that looks at every character; NFKC may lengthen a text, hence again after it
  if (password.length > 4 * maxPasswordLength) return "too_long";
  const characters = [...normalised(password)];
  if (characters.length > maxPasswordLength) return "too_long";
  if (characters.length < minPasswordLength) return "too_short";
  const isPattern = new Set(characters).size < minDistinctCharacters;
  return isPattern || isCommonPassword(characters.join(""), known) ? "too_common" : null;
}

export async function hashPassword(password: string, cost: HashCost): Promise<PasswordHash> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(normalised(password), salt, cost);
  return { algorithm: "scrypt", cost, salt: salt.toString("base64"), hash: hash.toString("base64") };
}

/** A password too long to have been accepted is wrong and costs the same time. */
export async function isPassword(password: string, { cost, salt, hash }: PasswordHash): Promise<boolean> {
  const isTooLong = password.length > 4 * maxPasswordLength;
  const expected = Buffer.from(hash, "base64");
  const given = await derive(isTooLong ? "" : normalised(password), Buffer.from(salt, "base64"), cost);
  return expected.length === given.length && timingSafeEqual(expected, given) && !isTooLong;
}

export const isOfCost = ({ cost }: PasswordHash, today: HashCost): boolean =>
  cost.iterations === today.iterations && cost.blockSize === today.blockSize && cost.parallelism === today.parallelism;

/** A hash that no password has. @param cost as those of the accounts, so that looking for nobody takes as long. */
export function hashOfNobody(cost: HashCost): PasswordHash {
  return { algorithm: "scrypt", cost, salt: randomBytes(saltBytes).toString("base64"), hash: randomBytes(hashBytes).toString("base64") };
}

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

function derive(password: string, salt: Buffer, { iterations, blockSize, parallelism }: HashCost): Promise<Buffer> {
  // Node refuses above `maxmem`, 32 MiB unless told; twice what the algorithm itself takes
  return scryptAsync(password, salt, hashBytes, { N: iterations, r: blockSize, p: parallelism, maxmem: 2 * 128 * blockSize * (iterations + parallelism) });
}
