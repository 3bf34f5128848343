import type { Address } from "../talk/session-memory";

const path = "/page/phone-code";
const answerTimeMs = 5_000;

export interface PhoneCode {
  /** For the square. */
  readonly square: string;
  readonly digits: string;
  /** How long the code works. */
  readonly minutes: number;
  /** How long the talk is kept on the phone, and in a messaging application, after the last message. */
  readonly keptHours: number;
  readonly keptInAppHours: number;
}

/** `asking`: a phone with the six digits stands before the door. `answered`: it is on its way. `moved`: it has the talk. */
export type CodeState = "open" | "asking" | "answered" | "closed" | "moved" | "unknown";

/** @returns `unasked` before the person has said whether answers are kept, `failed` when there is none to be had now. */
export async function drawCode(address: Address): Promise<PhoneCode | "unasked" | "failed"> {
  const response = await ask(address, "POST", path);
  if (response?.status === 409) return (await response.text()).includes('"ConsentUnasked"') ? "unasked" : "failed";
  if (response?.status !== 201) return "failed";
  const { square, digits, expires_in, kept_for, kept_in_app } = (await response.json()) as { readonly square: string; readonly digits: string; readonly expires_in: number; readonly kept_for: number; readonly kept_in_app: number };
  return { square, digits, minutes: Math.max(1, Math.floor(expires_in / 60)), keptHours: Math.ceil(kept_for / 3_600), keptInAppHours: Math.ceil(kept_in_app / 3_600) };
}

export async function lookAtCode(address: Address): Promise<CodeState> {
  const response = await ask(address, "GET", path);
  if (response?.status === 403) return "moved";
  if (response?.status === 404) return "closed";
  return response?.ok === true ? ((await response.json()) as { readonly state: CodeState }).state : "unknown";
}

export async function answerPhone(address: Address, answer: "yes" | "no"): Promise<void> {
  await ask(address, "POST", `${path}/answer`, { answer });
}

/** The person goes on here: nothing waits for it. */
export function takeBackCode(address: Address): void {
  void ask(address, "DELETE", path);
}

async function ask({ token }: Address, method: string, url: string, body?: object): Promise<Response | null> {
  try {
    return await fetch(url, {
      method, keepalive: true, cache: "no-store", signal: AbortSignal.timeout(answerTimeMs),
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) }, ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    return null;
  }
}
