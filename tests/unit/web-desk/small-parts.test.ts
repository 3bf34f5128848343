import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { firstRetryMs, retryDelayMs, slowestRetryMs } from "../../../src/web/desk/live/back-off";
import { isIdle, lockAfterMs } from "../../../src/web/desk/state/idle";
import { caseHash, routeOf } from "../../../src/web/desk/state/routes";
import { neighbour, shortcutOf } from "../../../src/web/desk/state/shortcuts";
import { elapsed } from "../../../src/web/desk/state/times";

describe("a lost connection is tried again", () => {
  it("later and later, never all desks at once, never after too long", () => {
    expect(retryDelayMs(0, 0)).toBe(firstRetryMs / 2);
    expect(retryDelayMs(0, 1)).toBe(firstRetryMs);
    expect(retryDelayMs(3, 0.5)).toBe(firstRetryMs * 8 * 0.75);
    expect(retryDelayMs(1_000, 1)).toBe(slowestRetryMs);
  });
});

describe("the address of the desk", () => {
  it.each([
    ["", { screen: "cases", case: null }], ["#/", { screen: "cases", case: null }], ["#/case/aB3-_x", { screen: "cases", case: "aB3-_x" }], ["#/case/a:b", { screen: "cases", case: null }], ["#/case/%zz", { screen: "cases", case: null }],
    ["#/supervision", { screen: "supervision" }], ["#/search", { screen: "search" }], ["#invitation=abc-DEF_1.x", { screen: "invitation", token: "abc-DEF_1.x" }], ["#invitation=<b>", { screen: "cases", case: null }],
    ["#openid=code", { screen: "openid-code" }], ["#openid=refused", { screen: "cases", case: null }], ["#openid=code<b>", { screen: "cases", case: null }],
  ])("%j leads to %j", (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
  });

  it("names a case so that it is found again", () => {
    expect(routeOf(caseHash("V1StGXR8_Z5-1"))).toEqual({ screen: "cases", case: "V1StGXR8_Z5-1" });
  });
});

describe("a key", () => {
  const press = (key: string, part: object = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, isComposing: false, ...part });
  it.each([
    [press("/"), false, "phrases"], [press("T"), false, "take"], [press("t"), true, null], [press("c", { ctrlKey: true }), false, null], [press("é"), false, null], [press("l", { isComposing: true }), false, null],
  ])("%j while typing is %j does %j", (key, isTyping, shortcut) => {
    expect(shortcutOf(key, isTyping)).toBe(shortcut);
  });

  it.each([
    [null, 1, "a"], [null, -1, "c"], ["a", 1, "b"], ["c", 1, "c"], ["a", -1, "a"], ["gone", 1, "a"],
  ] as const)("that goes on from %j by %j reaches %j", (chosen, step, reached) => {
    expect(neighbour(["a", "b", "c"], chosen, step)).toBe(reached);
  });
});

it.each([
  [-5_000, "seconds", 0, 0], [59_999, "seconds", 59, 0], [60_000, "minutes", 1, 0], [3_900_000, "hours", 1, 5], [90_000_000, "days", 1, 1],
])("%d ms ago is said in %s", (ms, unit, count, rest) => {
  expect(elapsed(ms)).toEqual({ unit, count, rest });
});

it("a screen that nobody touches is locked, also after the machine slept", () => {
  expect([isIdle(0, lockAfterMs - 1), isIdle(0, lockAfterMs), isIdle(0, lockAfterMs * 100)]).toEqual([false, true, true]);
});

describe("the sentences of the desk", () => {
  const root = join(__dirname, "../../..");
  const flat = (tree: object, prefix = ""): string[] => Object.entries(tree).flatMap(([name, part]) => (typeof part === "string" ? [prefix + name] : flat(part as object, `${prefix}${name}.`)));
  const keys = flat(JSON.parse(readFileSync(join(root, "locales/fr/desk.json"), "utf8")) as object);
  const folder = join(root, "src/web/desk/view");
  const program = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const said = (pattern: RegExp): readonly string[] => [...new Set([...program.matchAll(pattern)].map((match) => match[1]!))];

  it("are all there", () => {
    const plain = said(/\bsay\((?:[^()"`]*\? )?"([\w.-]+)"/g);
    expect(plain.length).toBeGreaterThan(100);
    expect(plain.filter((key) => !keys.includes(key))).toEqual([]);
    const counted = said(/\bcount\("([\w.-]+)"/g);
    expect(counted.flatMap((key) => ["one", "many", "other"].map((form) => `${key}_${form}`)).filter((key) => !keys.includes(key))).toEqual([]);
    const families = said(/\bsay\(`([\w.]+?)\.(?:level_)?\$\{/g);
    expect(families.filter((family) => !keys.some((key) => key.startsWith(`${family}.`)))).toEqual([]);
  });
});
