import type { IncomingMessage } from "node:http";
import { assertOwnPage } from "../../../src/desk/edge/own-page";

const isServed = (method: string, headers: Readonly<Record<string, string>>, publicUrl?: string): boolean => {
  try {
    assertOwnPage({ method, headers: { host: "aide.example.org", ...headers } } as unknown as IncomingMessage, publicUrl);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "FORBIDDEN", status: 403 });
    return false;
  }
};
const own = { origin: "https://aide.example.org" };
const other = { origin: "https://evil.example" };
const marked = { "x-passerelle-desk": "1" };

describe("the session's cookie", () => {
  it.each<[string, string, Record<string, string>, boolean]>([
    ["reading, by an address typed or a link of the page", "GET", {}, true],
    ["reading, by the page's script", "GET", own, true],
    ["reading, by another page", "GET", other, false],
    ["reading, by a frame without origin", "GET", { origin: "null" }, false],
    ["a socket of the page", "GET", { ...own, upgrade: "websocket" }, true],
    ["a socket of another page", "GET", { ...other, upgrade: "websocket" }, false],
    ["a socket of nobody knows whom", "GET", { upgrade: "websocket" }, false],
    ["a change by the page", "POST", { ...own, ...marked }, true],
    ["a change by a form on the page", "POST", own, false],
    ["a change by another page that knows the header", "POST", { ...other, ...marked }, false],
    ["a change by nobody knows whom", "POST", marked, false],
    ["a change by a frame without origin", "POST", { origin: "null", ...marked }, false],
    ["a change by a page of a name that begins alike", "POST", { origin: "https://aide.example.org.evil.example", ...marked }, false],
    ["a change by a page on another port", "POST", { origin: "https://aide.example.org:8443", ...marked }, false],
  ])("serves %s (%s %j): %s", (_what, method, headers, expected) => {
    expect(isServed(method, headers)).toBe(expected);
  });

  it("serves the page at the public address when a proxy changes the host", () => {
    const headers = { host: "127.0.0.1:3978", ...own, ...marked };
    expect([isServed("POST", headers, "https://aide.example.org"), isServed("POST", headers)]).toEqual([true, false]);
  });
});
