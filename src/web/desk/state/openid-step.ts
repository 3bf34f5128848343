/** How a visit to the association's directory ended, as the service says it in the address. */
export type OpenIdStep = "code" | "refused" | "unavailable";

/** @param hash of the address, with its `#`; null for any other. */
export const openIdStepOf = (hash: string): OpenIdStep | null => (/^#openid=(code|refused|unavailable)$/.exec(hash)?.[1] as OpenIdStep | undefined) ?? null;
