import { readAddress } from "../talk/service";
import type { Address } from "../talk/session-memory";
import type { Arrival } from "./arrival";

const path = "/page/phone-code/claim";
const answerTimeMs = 8_000;
/** Between two questions (ms) while the kiosk is asked. */
const againMs = 2_000;
/** Then nobody answers any more (ms): a question at the kiosk stands a minute. */
const patienceMs = 75_000;
/** Failures in a row before the person is told; each is tried again with the same secret, so that nothing is done twice. */
const maxFailures = 3;

/** Why the talk does not come; each has its sentence, `phone.<name>`. */
export type ClaimProblem = "wrong" | "expired" | "used" | "closed" | "declined" | "gone" | "digits_closed" | "unreachable";

const problems: Readonly<Record<string, ClaimProblem>> = {
  CodeWrong: "wrong", CodeExpired: "expired", CodeUsed: "used", CodeClosed: "closed", CodeDeclined: "declined", ConversationNotFound: "gone", DigitsClosed: "digits_closed", BadArgument: "wrong",
};

/** Asks for the talk until it is here, or somebody said no. @param onAsked the person at the kiosk is asked. @param signal ends the waiting. */
export async function claimTalk({ by, code, phone }: Arrival, onAsked: () => void, signal: AbortSignal): Promise<Address | ClaimProblem> {
  let failures = 0;
  for (const until = Date.now() + patienceMs; !signal.aborted && Date.now() < until; await new Promise((resolve) => setTimeout(resolve, againMs))) {
    const response = await post({ [by]: code, phone }, signal);
    if (response?.status === 200) return readAddress(response);
    if (response?.status === 202) {
      failures = 0;
      if (((await response.json()) as { readonly state: string }).state === "asked") onAsked();
      continue;
    }
    const problem = response === null ? undefined : problems[await codeOf(response)];
    if (problem !== undefined) return problem;
    failures += 1;
    if (failures >= maxFailures) return "unreachable";
  }
  return "declined";
}

async function codeOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { readonly error?: { readonly code?: string } } | null;
  return body?.error?.code ?? "";
}

async function post(body: object, signal: AbortSignal): Promise<Response | null> {
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), answerTimeMs);
  const giveUp = (): void => tooLate.abort();
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    return await fetch(path, { method: "POST", cache: "no-store", signal: tooLate.signal, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
  }
}
