import { z } from "zod";
import type { AuditPage } from "../api";
import { countSchema, daySchema, readQuery, type DeskRoutes } from "../edge";
import { maxAuditFrom, maxAuditPage, usualAuditPage } from "./limits";
import type { IdentityOptions } from "./me";

const pageSchema = z.object({
  day: daySchema,
  from: countSchema(maxAuditFrom).default(0),
  limit: countSchema(maxAuditPage).pipe(z.number().min(1)).default(usualAuditPage),
});

/** Who did what, one day at a time; who looks is in it too. */
export function registerAuditRoutes(desk: DeskRoutes, { accounts: { audit } }: Pick<IdentityOptions, "accounts">): void {
  desk.get("/desk/api/audit", { permission: "audit.read", isActivity: true }, async ({ query, note }): Promise<AuditPage> => {
    const { day, from, limit } = readQuery(pageSchema, query);
    await note("audit_read");
    // one more than is shown: whether there is another page is then known
    const found = await audit.read(day, { from, limit: limit + 1 });
    const entries = found.slice(0, limit).map(({ at, actor, action, account = null, case: about = null }) => ({ at, actor, action, account, case: about }));
    return { day, entries, next: found.length > limit ? from + limit : null };
  });
}
