/** Methods of RFC 8176 by what they prove. One kind twice is one factor. */
const kinds: Readonly<Record<string, "knows" | "has" | "is">> = {
  pwd: "knows", pin: "knows", kba: "knows",
  otp: "has", hwk: "has", swk: "has", sc: "has", sms: "has", tel: "has",
  face: "is", fpt: "is", iris: "is", retina: "is", vbm: "is",
};

/**
 * Did the directory itself ask for two factors? `amr` says so (`mfa`, or methods of two kinds), or `acr` is one of the values that the settings name.
 * What is missing or of another shape says nothing, and our own code is asked for.
 */
export function isSecondFactorShown({ amr, acr }: { readonly amr?: unknown; readonly acr?: unknown }, trustedAcr: readonly string[]): boolean {
  if (typeof acr === "string" && trustedAcr.includes(acr)) return true;
  if (!Array.isArray(amr)) return false;
  const methods = amr.filter((method): method is string => typeof method === "string");
  const proven = new Set(methods.flatMap((method) => (Object.hasOwn(kinds, method) ? [kinds[method]] : [])));
  return methods.includes("mfa") || proven.size >= 2;
}
