import type { z } from "zod";
import { RequestRefused } from "../../channels/edge/failure";
import { AppError } from "../../core/errors";
import { PermissionDenied } from "../accounts";
import type { Refusal } from "../api";
import { maxNamedFields, tryAgainMs } from "./limits";

/** HTTP status of each code: the page goes by the code, proxies and logs by the status. */
const statuses = {
  SIGNED_OUT: 401, LOCKED: 423, FORBIDDEN: 403, NOT_FOUND: 404, NOT_YOURS: 409, TOO_LATE: 409, BAD_INPUT: 400, REFUSED: 403, WAIT: 429, UNAVAILABLE: 503,
} as const;
export type RefusalCode = keyof typeof statuses;

type Details = Pick<Refusal, "fields" | "retryAfterMs"> & { /** When it is not the usual one of the code. */ readonly status?: number };

/** A request of the desk that is answered with a `Refusal`; never a word of what was sent. */
export class DeskRefused extends AppError {
  constructor(readonly refusal: Refusal & { readonly code: RefusalCode }, readonly status: number = statuses[refusal.code]) {
    super(refusal.code, "this request of the desk is refused");
  }

  get headers(): Readonly<Record<string, string>> {
    const { retryAfterMs } = this.refusal;
    return retryAfterMs === undefined ? {} : { "Retry-After": String(Math.ceil(retryAfterMs / 1000)) };
  }
}

/** `throw refusing("WAIT", { retryAfterMs })` */
export function refusing(code: RefusalCode, { status, ...details }: Details = {}): DeskRefused {
  return new DeskRefused({ code, ...details }, status);
}

/** Every field that is wrong with the kind of what is wrong (`too_big`, `invalid_format`), at most `maxNamedFields`. */
export function badInput({ issues }: z.ZodError): DeskRefused {
  return refusing("BAD_INPUT", { fields: Object.fromEntries(issues.slice(0, maxNamedFields).map(({ path, code }) => [path.join(".") || "body", code])) });
}

/** What any failure is told as. A store that is away may be back in a moment; what has no code is a defect of ours. */
export function asDeskRefused(error: unknown): DeskRefused {
  if (error instanceof DeskRefused) return error;
  if (error instanceof PermissionDenied) return refusing("FORBIDDEN");
  if (error instanceof RequestRefused) return refusing("BAD_INPUT", { status: error.status, fields: { body: error.code } });
  return refusing("UNAVAILABLE", { retryAfterMs: tryAgainMs, ...(!(error instanceof AppError) && { status: 500 }) });
}
