import type { Refusal } from "../../../desk/api";

/** `unreachable`: no answer, or (`isAnswered`) one that says the service cannot now; asked again later it may be done. */
export type Answer<T> =
  | { readonly outcome: "done"; readonly value: T }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  | { readonly outcome: "unreachable"; readonly isAnswered: boolean };

/** Longer than any answer takes; a request on a dead network would otherwise hang for minutes. */
const answerTimeMs = 15_000;

const unanswered = { outcome: "unreachable", isAnswered: false } as const;
const cannotNow = { outcome: "unreachable", isAnswered: true } as const;

/** `GET /desk/api/…` */
export function ask<T>(path: string): Promise<Answer<T>> {
  return request(path, { method: "GET" });
}

/** `POST /desk/api/…`, with the header that no form of another site can send. */
export function tell<T>(path: string, body: object): Promise<Answer<T>> {
  return request(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-passerelle-desk": "1" },
    body: JSON.stringify(body),
  });
}

async function request<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(`/desk/api/${path}`, { ...init, credentials: "same-origin", signal: AbortSignal.timeout(answerTimeMs) });
    if (response.status >= 500) return cannotNow;
    const text = await response.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    if (response.ok) return { outcome: "done", value: body as T };
    return isRefusal(body) ? { outcome: "refused", refusal: body } : cannotNow;
  } catch {
    // no network, too slow, or a page of some proxy in the place of an answer
    return unanswered;
  }
}

function isRefusal(body: unknown): body is Refusal {
  return typeof body === "object" && body !== null && typeof (body as Partial<Refusal>).code === "string";
}
