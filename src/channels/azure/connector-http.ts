import type { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { SendFailed } from "../../bot/delivery";
import { sendTimeoutMs } from "../../bot/delivery-limits";
import { maxRetryAfterMs } from "./limits";

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions["httpClient"]>;
type HttpAnswer = Awaited<ReturnType<HttpClient["sendRequest"]>>;

/**
 * The wire under the connector. The SDK's own client sends a POST again by itself after a 5xx and follows redirects with our token in hand;
 * here each try is one request to the authenticated address, bounded in time, and the delivery decides about the next one.
 */
export const connectorHttp: HttpClient = {
  sendRequest: async (request) => {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      body: typeof request.body === "string" ? request.body : null,
      redirect: "manual",
      signal: AbortSignal.timeout(sendTimeoutMs),
    });
    // thrown here, below the SDK's retries, which only know its own errors
    if (!response.ok) throw failureOf(response);
    const headers = { toJson: () => Object.fromEntries(response.headers) } as HttpAnswer["headers"];
    return { request, status: response.status, headers, bodyAsText: await response.text() };
  },
};

/** Refused for good, unless a later try can find our credentials mended (401), time (408), or room (429, 5xx). */
function failureOf(response: Response): SendFailed {
  const { status } = response;
  const isPermanent = status < 500 && ![401, 408, 425, 429].includes(status);
  return new SendFailed(`HTTP_${status}`, isPermanent, retryAfterMs(response.headers.get("retry-after")));
}

/** Seconds or a date; anything else is no wish. */
function retryAfterMs(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), maxRetryAfterMs) : 0;
}
