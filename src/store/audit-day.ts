import type { IsoDate } from "../core/flow/model";

/** Day (UTC) under which an audit entry is kept. @param at ms since 1970 */
export const auditDay = (at: number): IsoDate => new Date(at).toISOString().slice(0, 10) as IsoDate;
