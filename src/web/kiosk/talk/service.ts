import type { Locale } from "../../../core/locale";
import type { Address } from "./session-memory";

/** Direct Line of the origin that served the page. */
export const directLineUrl = (): string => `${location.origin}/v3/directline`;

/** Longest wait (ms) for one small answer of the service. */
const answerTimeMs = 5_000;

export type Opened = { readonly outcome: "opened"; readonly address: Address } | { readonly outcome: "busy" | "unreachable" };

/** A new conversation, in the language that was chosen; its id exists only once somebody presses "start". @param kiosk as `App` has it. */
export async function openConversation(kiosk: string | null, locale: Locale): Promise<Opened> {
  const response = await generate({ channel: kiosk === null ? "web" : "kiosk", locale, ...(kiosk !== null && kiosk !== "" && { place: kiosk }) });
  if (response?.status === 429) return { outcome: "busy" };
  if (response === null || !response.ok) return { outcome: "unreachable" };
  return { outcome: "opened", address: await readAddress(response) };
}

export type Renewed = { readonly outcome: "renewed"; readonly address: Address } | { readonly outcome: "ended" | "moved" | "unreachable" };

/** A fresh token for the same conversation, also long after the last one; `ended` when the conversation is no longer kept, `moved` when it goes on by phone. */
export async function renewToken(address: Address): Promise<Renewed> {
  const refreshed = await ask("/v3/directline/tokens/refresh", { method: "POST", headers: { authorization: `Bearer ${address.token}` } });
  const isExpired = refreshed !== null && (refreshed.status === 401 || refreshed.status === 403);
  const response = isExpired ? await generate({ resume: address.resume }) : refreshed;
  if (response === null || response.status === 429 || response.status >= 500) return { outcome: "unreachable" };
  if (response.status === 403 && (await hasMoved(response))) return { outcome: "moved" };
  return response.ok ? { outcome: "renewed", address: await readAddress(response) } : { outcome: "ended" };
}

function generate(body: object): Promise<Response | null> {
  return ask("/v3/directline/tokens/generate", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

async function hasMoved(response: Response): Promise<boolean> {
  const body = (await response.json().catch(() => null)) as { readonly error?: { readonly code?: string } } | null;
  return body?.error?.code === "ConversationMoved";
}

export async function readAddress(response: Response): Promise<Address> {
  const { conversationId, token, resume } = (await response.json()) as Address;
  return { conversationId, token, resume };
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
