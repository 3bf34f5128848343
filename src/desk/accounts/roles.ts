/** What people are at the desk; `technical_admin` runs accounts and the machine, and sees nothing of the cases. */
export const roles = ["mediator", "coordinator", "technical_admin"] as const;
export type Role = (typeof roles)[number];
