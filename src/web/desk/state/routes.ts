import { openIdStepOf } from "./openid-step";

export type Route =
  | { readonly screen: "cases"; readonly case: string | null }
  | { readonly screen: "search" | "supervision" | "activity" | "first-steps" }
  | { readonly screen: "invitation"; readonly token: string }
  /** Back from the association's directory: our code is due. */
  | { readonly screen: "openid-code" };

/** An address that somebody cut or wrote by hand names no case. @param hash of the address, with its `#`. */
export function routeOf(hash: string): Route {
  const token = /^#invitation=([\w.~-]+)$/.exec(hash)?.[1];
  if (token !== undefined) return { screen: "invitation", token };
  if (openIdStepOf(hash) === "code") return { screen: "openid-code" };
  const screen = /^#\/(search|supervision|activity|first-steps)$/.exec(hash)?.[1];
  if (screen !== undefined) return { screen: screen as "search" | "supervision" | "activity" | "first-steps" };
  return { screen: "cases", case: /^#\/case\/([\w-]{1,64})$/.exec(hash)?.[1] ?? null };
}

export const caseHash = (id: string | null): string => (id === null ? "#/" : `#/case/${id}`);
