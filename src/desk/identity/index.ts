import type { DeskPart } from "../desk-part";
import { registerAccountRoutes } from "./account-routes";
import { registerAuditRoutes } from "./audit-routes";
import type { IdentityOptions } from "./me";
import { registerOwnAccountRoutes } from "./own-account-routes";
import { registerSessionRoutes } from "./session-routes";

export { meOfSession, type IdentityOptions, type PresenceBook } from "./me";

/** Who is at the desk, who may be, and who did what there. */
export const identityPart = (options: IdentityOptions): DeskPart => ({
  register: (desk) => {
    registerSessionRoutes(desk, options);
    registerOwnAccountRoutes(desk, options);
    registerAccountRoutes(desk, options);
    registerAuditRoutes(desk, options);
  },
});
