import { AppError } from "../../core/errors";
import type { Role } from "./roles";

const cases = ["mediator", "coordinator"] as const;
const supervision = ["coordinator"] as const;
const administration = ["coordinator", "technical_admin"] as const;
const everybody = ["mediator", "coordinator", "technical_admin"] as const;

/** Who may do what at the desk: every route asks for one of these. */
export const permissions = {
  "queue.read": cases,
  "case.read": cases,
  "case.take": cases,
  "case.write": cases,
  "case.transfer": cases,
  "case.close": cases,
  "case.reopen": cases,
  "case.search": cases,
  "phrases.read": cases,
  "presence.set": cases,
  "activity.export_own": cases,
  "activity.export_all": supervision,
  "statistics.read": supervision,
  "supervision.read": supervision,
  "places.edit": supervision,
  "audit.read": administration,
  "accounts.read": administration,
  "accounts.manage": administration,
  "service.read": ["technical_admin"],
  "own.account": everybody,
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Permission = keyof typeof permissions;

export function may(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

/** Roles that each role gives and whose accounts it changes: nobody makes somebody who may do what they may not. */
const manages: Readonly<Record<Role, readonly Role[]>> = {
  mediator: [],
  coordinator: ["mediator", "coordinator"],
  technical_admin: ["mediator", "coordinator", "technical_admin"],
};

export function mayManage(role: Role, other: Role): boolean {
  return manages[role].includes(other);
}

/** A desk route or change that the role of the account does not have. */
export class PermissionDenied extends AppError {
  constructor(permission: Permission) {
    super("PERMISSION_DENIED", `the role of this account does not have ${permission}`);
  }
}
