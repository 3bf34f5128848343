import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { ConfigError, loadConfig, readConfig } from "../../src/config";
import { retentionLimits } from "../../src/core/conversation/retention";

const example = readFileSync(join(__dirname, "../../.env.example"), "utf8");
const azure = { MicrosoftAppId: "id", MicrosoftAppPassword: "pa55word", MicrosoftAppType: "SingleTenant", MicrosoftAppTenantId: "tenant" };
const secret = "0123456789abcdef0123456789abcdef";

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, example, "/srv");
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("the association's directory", () => {
  const directory = { DESK_OIDC_ISSUER: "https://login.mairie.example/realms/all", DESK_OIDC_CLIENT_ID: "passerelle", DESK_OIDC_CLIENT_SECRET: "s3cret-of-the-client", DESK_OIDC_LABEL: "Compte de la mairie" };

  it("is read whole, and its secret is not printed", () => {
    const config = readConfig({ ...directory, DESK_OIDC_ACR: "eidas2  https://refeds.org/profile/mfa" }, example, "/srv");
    expect(config.deskDirectory).toMatchObject({ issuer: directory.DESK_OIDC_ISSUER, clientId: "passerelle", label: "Compte de la mairie", acr: ["eidas2", "https://refeds.org/profile/mfa"] });
    expect(config.deskDirectory?.clientSecret.reveal()).toBe(directory.DESK_OIDC_CLIENT_SECRET);
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain("s3cret");
  });

  it.each([
    ["http://login.mairie.example", false], ["http://192.168.1.4/realms/a", false], ["https://a:b@login.mairie.example", false], ["https://login.mairie.example/?x=1", false], ["https://login.mairie.example/#x", false], ["login", false],
    ["ftp://login.mairie.example", false], ["http://127.0.0.1.evil.example", false], ["http://localhost:8080/realms/a", true], ["http://127.0.0.1:8080", true], ["http://[::1]:8080", true],
  ])("may be at %s: %j", (DESK_OIDC_ISSUER, isRight) => {
    expect(problemsOf({ ...directory, DESK_OIDC_ISSUER }).length).toBe(isRight ? 0 : 1);
  });

  it.each(["DESK_OIDC_CLIENT_ID", "DESK_OIDC_CLIENT_SECRET", "DESK_OIDC_LABEL"] as const)("is refused without %s, and %s without a directory", (variable) => {
    expect(problemsOf({ ...directory, [variable]: "" })).toEqual([expect.stringMatching(`^${variable} is missing: DESK_OIDC_ISSUER needs it \\(.env.example, line \\d+\\)$`)]);
    expect(problemsOf({ [variable]: directory[variable] })).toEqual([expect.stringMatching(`^${variable} must be empty`)]);
  });

  it("needs to know the public address where others than this machine come", () => {
    expect(problemsOf({ ...directory, HOST: "0.0.0.0" })).toEqual([expect.stringMatching(/^PUBLIC_URL is missing/)]);
    expect(problemsOf({ ...directory, HOST: "0.0.0.0", PUBLIC_URL: "https://aide.example" })).toEqual([]);
  });
});

describe("a messaging application", () => {
  const azure = { MicrosoftAppId: "id", MicrosoftAppType: "UserAssignedMSI", MicrosoftAppTenantId: "tenant" };
  const messaging = { MESSAGING_APP: "Telegram", MESSAGING_LINK: "https://t.me/Bot?start={code}" };

  it("is named with its link, where somebody hears what the link sends", () => {
    expect(readConfig({ ...azure, ...messaging }, example, "/srv").messaging).toEqual({ app: "Telegram", link: "https://t.me/Bot?start={code}" });
    expect(problemsOf(messaging)).toEqual([expect.stringMatching(/^MESSAGING_LINK must be empty: without MicrosoftAppId/)]);
  });

  it.each([
    ["MESSAGING_APP", "<b>"], ["MESSAGING_APP", "x".repeat(31)], ["MESSAGING_LINK", "http://t.me/Bot?start={code}"], ["MESSAGING_LINK", "https://t.me/Bot"],
    ["MESSAGING_LINK", "https://t.me/{code}?start={code}"], ["MESSAGING_LINK", `https://t.me/Bot?start={code}&${"x".repeat(120)}`],
  ])("is not %s=%s", (variable, value) => {
    expect(problemsOf({ ...azure, ...messaging, [variable]: value })).toEqual([expect.stringMatching(`^${variable} must be`)]);
  });

  it.each(["MESSAGING_APP", "MESSAGING_LINK"] as const)("is refused without %s", (variable) => {
    expect(problemsOf({ ...azure, ...messaging, [variable]: "" })).toEqual([expect.stringMatching(`^${variable} is missing`)]);
  });
});

it.each(["DESK_SEAL_KEY", "DESK_SEAL_KEY_OLD"])("%s is long enough to be a key, and not printed", (variable) => {
  expect(problemsOf({ [variable]: "short-key" })).toEqual([expect.stringMatching(`^${variable} must have at least 32`)]);
  expect(JSON.stringify(readConfig({ [variable]: secret }, example, "/srv"))).not.toContain(secret);
});

describe("settings", () => {
  it("starts with nothing set: this machine only, embedded store, no cloud account", () => {
    expect(readConfig({}, example, "/srv/passerelle")).toEqual({
      port: 3978, host: "127.0.0.1", trustProxy: false, dataDir: "/srv/passerelle/data", association: "passerelle",
      redisReplicas: 0, retention: retentionLimits, partners: [], places: [], logLevel: "info", usesUnreviewedVoices: false, kiosk: { askAfterMs: 150_000, countdownMs: 30_000 },
    });
  });

  it("takes a copied, unfilled .env.example as nothing set", () => {
    const empty = Object.fromEntries([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => [name, ""]));
    expect(Object.keys(empty).length).toBeGreaterThan(15);
    expect(readConfig(empty, example, "/srv")).toEqual(readConfig({}, example, "/srv"));
  });

  it("explains each variable in one comment line of .env.example", () => {
    const lines = example.trimEnd().split("\n");
    lines.forEach((line, at) => {
      if (!line.startsWith("#")) expect([line, lines[at - 1]]).toEqual([expect.stringMatching(/^\w+=$/), expect.stringMatching(/^# .{20,}/)]);
    });
  });

  it.each([
    ["PORT", "70000"], ["PORT", "3 978"], ["PORT", "-1"], ["HOST", "a b"], ["PUBLIC_URL", "ftp://aide.exemple.org"],
    ["PUBLIC_URL", "https://aide.exemple.org/chat"], ["TRUST_PROXY", "true"], ["REDIS_URL", "localhost:6379"], ["REDIS_REPLICAS", "many"], ["ASSOCIATION", "Les Amis"],
    ["ASSOCIATION", "{x}"], ["DIRECT_LINE_SECRET", "short"], ["LOG_LEVEL", "loud"], ["RETENTION_WEB_HOURS", "25"], ["RETENTION_WEB_HOURS", "0"],
    ["RETENTION_KIOSK_MINUTES", "long"], ["RETENTION_SMS_DAYS", "31"], ["KIOSK_IDLE_SECONDS", "5"], ["KIOSK_COUNTDOWN_SECONDS", "19"],
  ])("refuses %s=%s and names the line of .env.example", (variable, value) => {
    const line = example.split("\n").indexOf(`${variable}=`) + 1;
    expect(problemsOf({ [variable]: value })).toEqual([expect.stringMatching(new RegExp(`^${variable} .*\\(\\.env\\.example, line ${line}\\)$`))]);
  });

  it("lists everything wrong at once", () => {
    const problems = problemsOf({ PORT: "x", LOG_LEVEL: "loud", RETENTION_WEB_HOURS: "48", MicrosoftAppId: "id" });
    expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual(
      ["LOG_LEVEL", "MicrosoftAppTenantId", "MicrosoftAppType", "PORT", "RETENTION_WEB_HOURS"]);
  });

  it.each([
    { without: "MicrosoftAppId" }, { without: "MicrosoftAppPassword" }, { without: "MicrosoftAppType" }, { without: "MicrosoftAppTenantId" },
  ] as const)("refuses to start with half an Azure configuration (no $without)", ({ without }) => {
    const { [without]: _, ...half } = azure;
    expect(problemsOf(half)).toEqual([expect.stringContaining(without)]);
  });

  it("takes a managed identity without a password, and not with one", () => {
    const identity = { MicrosoftAppId: "id", MicrosoftAppType: "UserAssignedMSI", MicrosoftAppTenantId: "tenant" };
    expect(readConfig(identity, example, "/srv").azure).toEqual({ appId: "id", appType: "UserAssignedMSI", tenantId: "tenant" });
    expect(problemsOf({ ...identity, MicrosoftAppPassword: "x" })).toEqual([expect.stringContaining("MicrosoftAppPassword")]);
  });

  it("keeps conversations for a shorter time when asked", () => {
    const { retention } = readConfig({ RETENTION_WEB_HOURS: "0.5", RETENTION_SMS_DAYS: "7" }, example, "/srv");
    expect(retention).toEqual({ ...retentionLimits, web: 1_800_000, sms: 7 * 86_400_000 });
  });

  it("never prints a secret, neither in the settings nor in a refusal", () => {
    const config = readConfig({ ...azure, DIRECT_LINE_SECRET: secret, REDIS_URL: "redis://:pa55word@localhost" }, example, "/srv");
    const printed = `${inspect(config, { depth: 9 })}${JSON.stringify(config)}${config.directLineSecret}`;
    expect(printed).toContain("***");
    expect(printed).not.toContain("pa55word");
    expect(printed).not.toContain(secret);
    expect(config.directLineSecret?.reveal()).toBe(secret);
    expect(problemsOf({ REDIS_URL: "pa55word@localhost", DIRECT_LINE_SECRET: "pa55word" }).join()).not.toContain("pa55word");
  });

  it("reads .env beside the program, and lets the environment win over it", () => {
    const root = mkdtempSync(join(tmpdir(), "passerelle-config-"));
    try {
      writeFileSync(join(root, ".env"), "PORT=4000\nASSOCIATION=amis\n");
      expect(loadConfig({ PORT: "5000", ASSOCIATION: "" }, root)).toMatchObject({ port: 5000, association: "amis" });
      expect(process.env["ASSOCIATION"]).toBeUndefined();
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe("a machine that translates at the desk", () => {
  it("is asked for by its address, with a key that is not printed", () => {
    const { deskTranslation } = readConfig({ DESK_TRANSLATE_URL: "http://127.0.0.1:5000/", DESK_TRANSLATE_KEY: "k3y" }, example, "/srv");
    expect(deskTranslation).toMatchObject({ url: "http://127.0.0.1:5000" });
    expect(deskTranslation?.key?.reveal()).toBe("k3y");
    expect(inspect(deskTranslation, { depth: 9 })).not.toContain("k3y");
    expect(readConfig({}, example, "/srv").deskTranslation).toBeUndefined();
  });
  it.each([
    [{ DESK_TRANSLATE_KEY: "k3y" }, "DESK_TRANSLATE_KEY must be empty"],
    [{ DESK_TRANSLATE_URL: "http://translate.exemple.org" }, "DESK_TRANSLATE_URL must be https://"],
    [{ DESK_TRANSLATE_URL: "translate" }, "DESK_TRANSLATE_URL must be https://"],
  ])("is refused half set: %j", (env, problem) => {
    expect(() => readConfig(env, example, "/srv")).toThrow(problem);
  });
});

describe("somebody else's machine that reads wishes", () => {
  it("is a language model, with its key kept secret", () => {
    const { wishes } = readConfig({ WISH_LLM_URL: "https://llm.exemple.org/v1/", WISH_LLM_MODEL: "small", WISH_LLM_KEY: "k3y" }, example, "/srv");
    expect(wishes).toMatchObject({ languageModel: { url: "https://llm.exemple.org/v1", model: "small" } });
    expect(inspect(wishes, { depth: 9 })).not.toContain("k3y");
  });
  it.each(["https://translate.exemple.org", "http://127.0.0.1:5000", "http://localhost:5000", "http://translate:5000", "http://192.168.1.4:5000"])("is a translation at %s", (url) => {
    expect(readConfig({ WISH_TRANSLATE_URL: url }, example, "/srv").wishes).toEqual({ translation: { url } });
  });
  it.each([
    [{ WISH_LLM_URL: "https://llm.exemple.org/v1" }, "WISH_LLM_MODEL is missing"],
    [{ WISH_LLM_KEY: "k3y" }, "WISH_LLM_KEY must be empty"],
    [{ WISH_LLM_MODEL: "small" }, "WISH_LLM_MODEL must be empty"],
    [{ WISH_LLM_URL: "https://l.org", WISH_LLM_MODEL: "m", WISH_TRANSLATE_URL: "https://t.org" }, "WISH_TRANSLATE_URL must be empty"],
    [{ WISH_TRANSLATE_URL: "http://translate.exemple.org" }, "WISH_TRANSLATE_URL must be https://"],
    [{ WISH_TRANSLATE_URL: "https://me:pass@translate.exemple.org" }, "WISH_TRANSLATE_URL must be https://"],
    [{ WISH_TRANSLATE_URL: "translate" }, "WISH_TRANSLATE_URL must be https://"],
  ])("is refused half set or in the clear: %j", (env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(problem)]);
  });
});
