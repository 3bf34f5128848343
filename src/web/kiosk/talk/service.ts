import type { Address } from "./session-memory";

/** Direct Line of the origin that served the page. */
export const directLineUrl = (): string => `${location.origin}/v3/directline`;

/** Longest wait (ms) for one small answer of the service. */
const answerTimeMs = 5_000;

export type Opened = { readonly outcome: "opened"; readonly address: Address; readonly expiresInS: number } | { readonly outcome: "busy" | "unreachable" };

/** A new conversation; its id exists only once somebody presses "start". */
export async function openConversation(options: { readonly locale: string; readonly isKiosk: boolean }): Promise<Opened> {
  const response = await ask("/v3/directline/tokens/generate", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ locale: options.locale, channel: options.isKiosk ? "kiosk" : "web" }) });
  if (response?.status === 429) return { outcome: "busy" };
  if (response === null || !response.ok) return { outcome: "unreachable" };
  const { conversationId, token, expires_in: expiresInS } = (await response.json()) as { conversationId: string; token: string; expires_in: number };
  return { outcome: "opened", address: { conversationId, token }, expiresInS };
}

export type Renewed = { readonly outcome: "renewed"; readonly address: Address } | { readonly outcome: "ended" } | { readonly outcome: "unreachable" };

/** A fresh token for the same conversation; `ended` when it is over or its token too old. */
export async function renewToken(address: Address): Promise<Renewed> {
  const response = await ask("/v3/directline/tokens/refresh", { method: "POST", headers: { authorization: `Bearer ${address.token}` } });
  if (response === null || response.status === 429 || response.status >= 500) return { outcome: "unreachable" };
  if (!response.ok) return { outcome: "ended" };
  const { token } = (await response.json()) as { token: string };
  return { outcome: "renewed", address: { ...address, token } };
}

export async function isServiceUp(): Promise<boolean> {
  return (await ask("/health", {}))?.ok === true;
}

async function ask(path: string, init: RequestInit): Promise<Response | null> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), answerTimeMs);
  try {
    return await fetch(path, { ...init, cache: "no-store", signal: abort.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
