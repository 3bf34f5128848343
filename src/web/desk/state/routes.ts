export type Route =
  | { readonly screen: "cases"; readonly case: string | null }
  | { readonly screen: "supervision" | "activity" | "first-steps" }
  | { readonly screen: "invitation"; readonly token: string };

/** @param hash of the address, with its `#`. */
export function routeOf(hash: string): Route {
  const token = /^#invitation=([\w.~-]+)$/.exec(hash)?.[1];
  if (token !== undefined) return { screen: "invitation", token };
  const screen = /^#\/(supervision|activity|first-steps)$/.exec(hash)?.[1];
  if (screen !== undefined) return { screen: screen as "supervision" | "activity" | "first-steps" };
  return { screen: "cases", case: decoded(/^#\/case\/([^/]+)$/.exec(hash)?.[1]) };
}

export const caseHash = (id: string | null): string => (id === null ? "#/" : `#/case/${encodeURIComponent(id)}`);

/** Null also for an address that somebody cut or wrote by hand. */
function decoded(part: string | undefined): string | null {
  try {
    return part === undefined ? null : decodeURIComponent(part);
  } catch {
    return null;
  }
}
