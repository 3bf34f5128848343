import { may, mayManage, permissions, roles, type Permission, type Role } from "../../../src/desk/accounts";

const all = Object.keys(permissions) as Permission[];
const held = (role: Role) => all.filter((permission) => may(role, permission));

describe("what a role may do", () => {
  it("is nothing with any person's case for who runs the machine", () => {
    expect(held("technical_admin")).toEqual(["audit.read", "accounts.read", "accounts.manage", "service.read", "own.account"]);
  });

  it("is the talk with people, and nothing about colleagues, for a mediator", () => {
    expect(held("mediator")).toEqual([
      "queue.read", "case.read", "case.take", "case.write", "case.transfer", "case.close", "case.reopen", "case.search", "phrases.read", "presence.set",
      "activity.export_own", "own.account",
    ]);
  });

  it("is all of a mediator's and the supervision for a coordinator, but not the machine", () => {
    expect(held("coordinator")).toEqual(all.filter((permission) => permission !== "service.read"));
  });

  it("is given to somebody, each permission", () => {
    for (const permission of all) expect({ permission, isHeld: roles.some((role) => may(role, permission)) }).toEqual({ permission, isHeld: true });
  });
});

describe("whose accounts a role changes", () => {
  it.each([
    ["mediator", []], ["coordinator", ["mediator", "coordinator"]], ["technical_admin", ["mediator", "coordinator", "technical_admin"]],
  ] as const)("%s: %j", (role, others) => {
    expect(roles.filter((other) => mayManage(role, other))).toEqual(others);
  });

  it("is nobody's whose role may not manage accounts at all", () => {
    for (const role of roles) if (roles.some((other) => mayManage(role, other))) expect(may(role, "accounts.manage")).toBe(true);
  });
});
