import { clearCookie, deviceCookie, readCookie, sessionCookie, setCookie } from "../../../src/desk/accounts";
import { newToken } from "../../../src/desk/accounts/secret-token";

const token = newToken(256);

it("gives a session to this host alone, out of reach of scripts and of other sites", () => {
  expect(setCookie(sessionCookie, token)).toBe(`__Host-passerelle-desk=${token}; HttpOnly; Secure; SameSite=Strict; Path=/`);
  expect(setCookie(deviceCookie, token)).toBe(`__Host-passerelle-desk-device=${token}; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=7776000`);
  expect(clearCookie(sessionCookie)).toMatch(/^__Host-passerelle-desk=; .*Path=\/; Max-Age=0$/);
});

it.each([
  { header: `a=1; __Host-passerelle-desk=${token}; b=2`, read: token, why: "among others" },
  { header: `__Host-passerelle-desk-device=${token}`, read: null, why: "of another name" }, { header: undefined, read: null, why: "not there" },
  { header: `__Host-passerelle-desk=${token}; __Host-passerelle-desk=${newToken(256)}`, read: null, why: "twice" },
  { header: "__Host-passerelle-desk=short", read: null, why: "not one of ours" }, { header: `__Host-passerelle-desk=${token}x`, read: null, why: "too long" },
])("reads the cookie that is $why", ({ header, read }) => {
  expect(readCookie(sessionCookie, header)).toBe(read);
});
