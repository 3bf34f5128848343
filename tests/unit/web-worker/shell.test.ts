import { keptAt } from "../../../src/web/worker/shell";

const shell = { files: [["/", "sha256-a"], ["/kiosk.js", "sha256-b"], ["/numeros", "sha256-c"], ["/strings/ar.json", "sha256-d"]], fonts: ["/fonts/noto-EZSVSFPT.woff2"] } as const;
const origin = "https://aide.exemple.org";
const ask = (path: string, method = "GET") => keptAt({ method, url: new URL(path, origin).href }, origin, shell);

it.each([
  { what: "the page", path: "/", kept: { kind: "file", path: "/" } },
  { what: "the page of a kiosk, without its token", path: "/?kiosk=mediatheque-4f1c9a2e7b", kept: { kind: "file", path: "/" } },
  { what: "its script", path: "/kiosk.js", kept: { kind: "file", path: "/kiosk.js" } },
  { what: "the useful numbers in a language", path: "/numeros?kiosk=#ar", kept: { kind: "file", path: "/numeros" } },
  { what: "sentences", path: "/strings/ar.json", kept: { kind: "file", path: "/strings/ar.json" } },
  { what: "a font that this version has", path: "/fonts/noto-EZSVSFPT.woff2", kept: { kind: "font", path: "/fonts/noto-EZSVSFPT.woff2" } },
])("$what can be shown without the service", ({ path, kept }) => {
  expect(ask(path)).toEqual(kept);
});

it.each([
  { what: "a conversation", path: "/v3/directline/conversations/abc/activities?watermark=3" },
  { what: "a token", path: "/v3/directline/tokens/generate", method: "POST" },
  { what: "settings of a place", path: "/page/settings/mediatheque-4f1c9a2e7b" },
  { what: "settings of all", path: "/page/settings" },
  { what: "speech", path: "/v3/directline/conversations/abc/speech/4" },
  { what: "speech of the first screen", path: "/speech/start/fr" },
  { what: "health", path: "/health" },
  { what: "the mediators' page", path: "/desk" },
  { what: "a font of another version", path: "/fonts/noto-OLD00000.woff2" },
  { what: "a page that is sent to", path: "/", method: "POST" },
  { what: "a page that only looks like ours", path: "https://ailleurs.exemple.org/" },
  { what: "a path below a kept one", path: "/numeros/secret" },
])("$what is never kept", ({ path, method }) => {
  expect(ask(path, method)).toBeNull();
});
