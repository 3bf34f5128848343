import { AppError } from "../../core/errors";

/** What a client is told when a request cannot be served: always `{error: {code, message}}`, never a word of what it sent. */
export class RequestRefused extends AppError {
  constructor(
    /** HTTP status, 400 to 599. */
    readonly status: number,
    code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, message);
  }
}

export const refuse = {
  badRequest: (code: string, message: string) => new RequestRefused(400, code, message),
  unauthorized: (message: string) => new RequestRefused(401, "Unauthorized", message, { "WWW-Authenticate": "Bearer" }),
  tokenExpired: () => new RequestRefused(403, "TokenExpired", "the token has expired"),
  forbidden: (code: string, message: string) => new RequestRefused(403, code, message),
  notFound: (code: string, message: string) => new RequestRefused(404, code, message),
  tooLarge: (code: string, message: string) => new RequestRefused(413, code, message),
  timeout: (message: string) => new RequestRefused(408, "RequestTimeout", message, { Connection: "close" }),
  unsupported: (code: string, message: string) => new RequestRefused(415, code, message),
  tooMany: (message: string, retryAfterSeconds: number) =>
    new RequestRefused(429, "TooManyRequests", message, { "Retry-After": String(retryAfterSeconds) }),
  unavailable: () => new RequestRefused(503, "ServiceUnavailable", "the service cannot answer now; try again", { "Retry-After": "5" }),
};

export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string };
}

export function errorBody(refused: RequestRefused): ErrorBody {
  return { error: { code: refused.code, message: refused.message } };
}
