import { createHmac, hkdfSync } from "node:crypto";
import { z } from "zod";

/** Longest address a mail system carries (RFC 5321). */
const maxEmailLength = 254;
/** OpenID Connect Core, section 2: a subject has at most 255 ASCII characters. */
const maxSubjectLength = 255;
const keyBytes = 32;

/** Who an account is in the association's directory: keyed hashes, from which nobody reads an address. */
export const openIdLinkSchema = z.strictObject({
  /** Of what a coordinator gave. */
  given: z.string(),
  /** Of the subject, from the first sign-in on; it alone counts then: an address may pass to somebody else, a subject never does. */
  subject: z.string().nullable(),
});
export type OpenIdLink = z.infer<typeof openIdLinkSchema>;

const emailSchema = z.string().max(maxEmailLength).transform((text) => text.normalize("NFKC").trim().toLowerCase()).pipe(z.string().regex(/^[^\s@]+@[^\s@]+$/));
const subjectSchema = z.string().max(maxSubjectLength).regex(/^[\x21-\x7e]+$/);

/** What a coordinator knows of somebody in the directory: an address, or the subject where the directory shows it. */
export const givenIdentitySchema = z.union([z.strictObject({ email: emailSchema }), z.strictObject({ subject: subjectSchema })]);
export type GivenIdentity = z.infer<typeof givenIdentitySchema>;

/** What the directory said of somebody, as hashes. `email` only when the directory has verified it. */
export interface ShownIdentity {
  readonly subject: string;
  readonly email: string | null;
}

/** Makes the hashes of one issuer: the same person at another issuer is somebody else. */
export class IdentityHasher {
  readonly #key: Buffer;

  /** @param secret of the service, the same on all nodes; with another one, everybody is linked anew. */
  constructor(secret: string, readonly issuer: string) {
    this.#key = Buffer.from(hkdfSync("sha256", secret, "", "passerelle desk openid identity", keyBytes));
  }

  given(identity: GivenIdentity): string {
    return "email" in identity ? this.#hash("email", identity.email) : this.#hash("subject", identity.subject);
  }

  /** Null for a subject that the standard does not allow. An address that cannot be one is as none. */
  shown({ subject, email }: { readonly subject: string; readonly email: string | null }): ShownIdentity | null {
    const read = { subject: subjectSchema.safeParse(subject), email: emailSchema.safeParse(email) };
    if (!read.subject.success) return null;
    return { subject: this.#hash("subject", read.subject.data), email: read.email.success ? this.#hash("email", read.email.data) : null };
  }

  #hash(claim: "email" | "subject", value: string): string {
    return createHmac("sha256", this.#key).update(JSON.stringify([this.issuer, claim, value])).digest("base64url");
  }
}

/** Is it this person? Once the subject is known, nothing else counts. */
export function isIdentityOf(link: OpenIdLink | null, { subject, email }: ShownIdentity): boolean {
  if (link === null) return false;
  return link.subject === null ? link.given === subject || link.given === email : link.subject === subject;
}
