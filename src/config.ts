import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inspect, parseEnv } from "node:util";
import { z } from "zod";
import { AppError } from "./core/errors";
import { retentionLimits, retentionTable, type ChannelId, type RetentionTable } from "./core/conversation/retention";
import type { Partner } from "./core/handoff/partner";
import { partnersSchema } from "./desk/partners";
import { kioskPlacesSchema, type KioskPlace } from "./places/kiosk-places";
import { refuseHours, territoryOf } from "./places/opening-hours";
import { readSettingsFile } from "./settings-file";
import { parseRedisAddress, type RedisAddress } from "./store";

/** A value that must not be printed by accident: everything but `reveal()` shows `***`. */
export class Secret<T = string> {
  readonly #value: T;
  constructor(value: T) {
    this.#value = value;
  }
  reveal(): T {
    return this.#value;
  }
  toString(): string {
    return "***";
  }
  toJSON(): string {
    return "***";
  }
  [inspect.custom](): string {
    return "***";
  }
}

export interface AzureConfig {
  readonly appId: string;
  readonly appType: "SingleTenant" | "UserAssignedMSI";
  /** A managed identity has none. */
  readonly appPassword?: Secret;
  readonly tenantId: string;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin, without a path: `https://aide.exemple.org`. */
  readonly publicUrl?: string;
  /** Messaging application that a kiosk's talk may be taken to: its name, and the link that sends `{code}` to us there. */
  readonly messaging?: { readonly app: string; readonly link: string };
  readonly trustProxy: boolean;
  /** Absolute path. */
  readonly dataDir: string;
  /** Holds a password when there is one. */
  readonly redisUrl?: Secret<RedisAddress>;
  /** Replicas that must have a turn's writes before they are acknowledged, as far as replicas are there. */
  readonly redisReplicas: number;
  readonly association: string;
  readonly directLineSecret?: Secret;
  readonly retention: RetentionTable;
  readonly azure?: AzureConfig;
  /** Somebody else's machine that is asked what a person wants; absent: what people write stays here. */
  readonly wishes?: { readonly languageModel: { readonly url: string; readonly model: string; readonly key?: Secret } } | { readonly translation: { readonly url: string } };
  /** Somebody else's machine that translates between people and mediators; absent: free words pass as they are. */
  readonly deskTranslation?: { readonly url: string; readonly key?: Secret };
  /** When mediators are there: what people who wait are told and promised; absent: nothing. */
  readonly deskHours?: { readonly hours: string; readonly territory: string };
  /** Associations that mediators may send people to. */
  readonly partners: readonly Partner[];
  /** How long nobody may touch a kiosk (ms) before it asks whether somebody is there, and how long it waits for the answer. */
  readonly kiosk: { readonly askAfterMs: number; readonly countdownMs: number };
  /** Kiosks with an address of their own; none: `/?kiosk` is one everywhere. */
  readonly places: readonly KioskPlace[];
  /** Voices that no listener has approved read aloud too. */
  readonly usesUnreviewedVoices: boolean;
  /** Seals the second factors of mediators in the store; `oldKey` still opens them. Without `key` they are in clear. */
  readonly deskSeal?: { readonly key?: Secret; readonly oldKey?: Secret };
  /** The association's own directory, through which mediators may sign in; absent: passwords alone. */
  readonly deskDirectory?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: Secret; readonly label: string; readonly acr: readonly string[] };
  /** Figures for Prometheus, on an address of their own; absent: none. */
  readonly metrics?: { readonly host: string; readonly port: number };
  readonly logLevel: (typeof logLevels)[number];
}

/** Everything that is missing or wrong, one line a variable; values of secrets are not in it. */
export class ConfigError extends AppError {
  constructor(readonly problems: readonly string[]) {
    super("CONFIG", `${problems.length} setting(s) missing or wrong:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
const minSecretLength = 32;
/** With a code in it, still a square that a camera reads from the other side of a counter. */
const maxLinkLength = 120;
const exampleFile = ".env.example";

/** Unit of each RETENTION_ variable (ms); the bounds are core/conversation/retention.ts. */
const retentionVariables: Readonly<Record<ChannelId, { readonly name: string; readonly unitMs: number }>> = {
  kiosk: { name: "RETENTION_KIOSK_MINUTES", unitMs: 60_000 },
  web: { name: "RETENTION_WEB_HOURS", unitMs: 3_600_000 },
  terminal: { name: "RETENTION_TERMINAL_HOURS", unitMs: 3_600_000 },
  telegram: { name: "RETENTION_TELEGRAM_DAYS", unitMs: 86_400_000 },
  whatsapp: { name: "RETENTION_WHATSAPP_DAYS", unitMs: 86_400_000 },
  sms: { name: "RETENTION_SMS_DAYS", unitMs: 86_400_000 },
  azure: { name: "RETENTION_AZURE_DAYS", unitMs: 86_400_000 },
};

const message = {
  port: "must be a whole number from 0 to 65535",
  host: "must be an address or a host name",
  origin: "must be http:// or https:// and a host, without a path",
  replicas: "must be a whole number from 0 to 9",
  association: "must be small letters, digits and hyphens, at most 32",
  remote: "must be https://, or http:// on this machine or its own network, without a user name or a question mark",
  territory: "must be a French postcode (97411) or the number of a department (974, 2A)",
  idle: "must be a whole number of seconds from 30 to 600",
  countdown: "must be a whole number of seconds from 20 to 120",
  app: "must be 1 to 30 letters and digits",
  codeLink: "must be https:// with {code} once, such as https://t.me/MyBot?start={code}",
  issuer: "must be https:// (http:// on this machine alone), without a user name, a question mark or #",
  label: "must be 1 to 60 characters on one line",
  secret: `must have at least ${minSecretLength} characters, without spaces`,
};

const seconds = (least: number, most: number, refusal: string) => z.string().regex(/^\d{1,3}$/, refusal).transform(Number).pipe(z.number().min(least, refusal).max(most, refusal));

const settings = z.object({
  PORT: z.string().regex(/^\d{1,5}$/, message.port).transform(Number).pipe(z.number().max(65_535, message.port)).default(3978),
  HOST: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, message.host).default("127.0.0.1"),
  MESSAGING_APP: z.string().regex(/^[\p{L}\p{N} ]{1,30}$/u, message.app).optional(),
  MESSAGING_LINK: z.string().refine(isCodeLink, message.codeLink).optional(),
  PUBLIC_URL: z.string().refine(isOrigin, message.origin).transform((url) => new URL(url).origin).optional(),
  TRUST_PROXY: z.enum(["yes", "no"], "must be yes or no").default("no"),
  DATA_DIR: z.string().default("./data"),
  REDIS_URL: z.string().transform(toRedisAddress).optional(),
  REDIS_REPLICAS: z.string().regex(/^\d$/, message.replicas).transform(Number).default(0),
  ASSOCIATION: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, message.association).default("passerelle"),
  DIRECT_LINE_SECRET: z.string().min(minSecretLength, message.secret).regex(/^\S+$/, message.secret).transform(toSecret).optional(),
  METRICS_PORT: z.string().regex(/^\d{1,5}$/, message.port).transform(Number).pipe(z.number().max(65_535, message.port)).optional(),
  METRICS_HOST: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, message.host).default("127.0.0.1"),
  WISH_LLM_URL: z.string().refine(isRemote, message.remote).transform(withoutEndSlash).optional(),
  WISH_LLM_KEY: z.string().transform(toSecret).optional(),
  WISH_LLM_MODEL: z.string().max(200).optional(),
  WISH_TRANSLATE_URL: z.string().refine(isRemote, message.remote).transform(withoutEndSlash).optional(),
  DESK_TRANSLATE_URL: z.string().refine(isRemote, message.remote).transform(withoutEndSlash).optional(),
  DESK_TRANSLATE_KEY: z.string().transform(toSecret).optional(),
  DESK_HOURS: z.string().optional(),
  DESK_TERRITORY: z.string().refine((code) => territoryOf(code) !== null, message.territory).default("75"),
  SPEECH_UNREVIEWED: z.enum(["yes", "no"], "must be yes or no").default("no"),
  DESK_PARTNERS: z.string().optional(),
  KIOSK_PLACES: z.string().optional(),
  KIOSK_IDLE_SECONDS: seconds(30, 600, message.idle).default(150),
  // fewer than 20 seconds to answer would shut out who is slow (WCAG 2.2.1)
  KIOSK_COUNTDOWN_SECONDS: seconds(20, 120, message.countdown).default(30),
  DESK_SEAL_KEY: z.string().min(minSecretLength, message.secret).regex(/^\S+$/, message.secret).transform(toSecret).optional(),
  DESK_SEAL_KEY_OLD: z.string().min(minSecretLength, message.secret).regex(/^\S+$/, message.secret).transform(toSecret).optional(),
  DESK_OIDC_ISSUER: z.string().refine(isIssuer, message.issuer).optional(),
  DESK_OIDC_CLIENT_ID: z.string().max(200).optional(),
  DESK_OIDC_CLIENT_SECRET: z.string().transform(toSecret).optional(),
  DESK_OIDC_LABEL: z.string().regex(/^[^\p{Cc}\p{Cf}]{1,60}$/u, message.label).optional(),
  DESK_OIDC_ACR: z.string().max(500).transform((text) => text.split(/\s+/)).optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
});

/** All or nothing: half a configuration would answer Azure's requests without checking who sends them. */
const azureSettings = z.object({
  MicrosoftAppId: z.string("is missing: the other Microsoft settings need it"),
  MicrosoftAppType: z.enum(["SingleTenant", "UserAssignedMSI"], "must be SingleTenant or UserAssignedMSI"),
  MicrosoftAppTenantId: z.string("is missing: the other Microsoft settings need it"),
  MicrosoftAppPassword: z.string().transform(toSecret).optional(),
});

type Env = Readonly<Record<string, string | undefined>>;
type Problem = readonly [variable: string, what: string];

/**
 * Reads the environment, completed by `.env` of the folder when there is one (the environment wins).
 *
 * @param root folder of `.env` and `.env.example`; a relative DATA_DIR starts there.
 * @throws ConfigError listing every variable that is missing or wrong.
 */
export function loadConfig(env: Env = process.env, root: string = process.cwd()): Config {
  const file = join(root, ".env");
  // parsed rather than loaded: secrets stay out of process.env, hence out of child processes and crash reports
  const all = existsSync(file) ? { ...parseEnv(readFileSync(file, "utf8")), ...withoutEmpty(env) } : env;
  const example = join(root, exampleFile);
  return readConfig(all, existsSync(example) ? readFileSync(example, "utf8") : "", root);
}

/** @param example text of .env.example, to name its lines. */
export function readConfig(env: Env, example: string, root: string): Config {
  const given = withoutEmpty(env);
  const problems: Problem[] = [];
  const parsed = settings.safeParse(given);
  if (!parsed.success) problems.push(...firstPerVariable(parsed.error));
  const azure = readAzure(given, problems);
  const retention = readRetention(given, problems);
  checkWishes(given, problems);
  checkDeskTranslation(given, problems);
  checkDeskHours(given, parsed.data?.DESK_TERRITORY, problems);
  checkDirectory(given, parsed.data, problems);
  checkMessaging(given, problems);
  const partners = readList("DESK_PARTNERS", partnersSchema, given, root, problems);
  const places = readList("KIOSK_PLACES", kioskPlacesSchema, given, root, problems);
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(problems.map(([variable, what]) => `${variable} ${what} (${exampleFile}${lineOf(variable, example)})`));
  }
  const { data } = parsed;
  const wishes = wishesOf(data);
  const directory = directoryOf(data);
  return Object.freeze<Config>({
    port: data.PORT,
    host: data.HOST,
    ...(data.PUBLIC_URL !== undefined && { publicUrl: data.PUBLIC_URL }),
    ...(data.MESSAGING_APP !== undefined && data.MESSAGING_LINK !== undefined && { messaging: Object.freeze({ app: data.MESSAGING_APP, link: data.MESSAGING_LINK }) }),
    trustProxy: data.TRUST_PROXY === "yes",
    dataDir: resolve(root, data.DATA_DIR),
    ...(data.REDIS_URL && { redisUrl: data.REDIS_URL }),
    redisReplicas: data.REDIS_REPLICAS,
    association: data.ASSOCIATION,
    ...(data.DIRECT_LINE_SECRET && { directLineSecret: data.DIRECT_LINE_SECRET }),
    retention: Object.freeze(retention),
    ...(azure && { azure: Object.freeze(azure) }),
    ...(wishes && { wishes: Object.freeze(wishes) }),
    ...(data.DESK_TRANSLATE_URL !== undefined && {
      deskTranslation: Object.freeze({ url: data.DESK_TRANSLATE_URL, ...(data.DESK_TRANSLATE_KEY && { key: data.DESK_TRANSLATE_KEY }) }),
    }),
    ...(data.DESK_HOURS !== undefined && { deskHours: Object.freeze({ hours: data.DESK_HOURS, territory: data.DESK_TERRITORY }) }),
    ...((data.DESK_SEAL_KEY || data.DESK_SEAL_KEY_OLD) && {
      deskSeal: Object.freeze({ ...(data.DESK_SEAL_KEY && { key: data.DESK_SEAL_KEY }), ...(data.DESK_SEAL_KEY_OLD && { oldKey: data.DESK_SEAL_KEY_OLD }) }),
    }),
    ...(directory && { deskDirectory: Object.freeze(directory) }),
    partners: Object.freeze(partners),
    ...(data.METRICS_PORT !== undefined && { metrics: { host: data.METRICS_HOST, port: data.METRICS_PORT } }),
    usesUnreviewedVoices: data.SPEECH_UNREVIEWED === "yes",
    kiosk: Object.freeze({ askAfterMs: data.KIOSK_IDLE_SECONDS * 1_000, countdownMs: data.KIOSK_COUNTDOWN_SECONDS * 1_000 }),
    places: Object.freeze(places),
    logLevel: data.LOG_LEVEL,
  });
}

function readAzure(given: Env, problems: Problem[]): AzureConfig | undefined {
  if (Object.keys(azureSettings.shape).every((variable) => given[variable] === undefined)) return undefined;
  const parsed = azureSettings.safeParse(given);
  const hasPassword = given["MicrosoftAppPassword"] !== undefined;
  const type = given["MicrosoftAppType"];
  if (type === "SingleTenant" && !hasPassword) problems.push(["MicrosoftAppPassword", "is missing: SingleTenant needs it"]);
  if (type === "UserAssignedMSI" && hasPassword) problems.push(["MicrosoftAppPassword", "must be empty: a managed identity has none"]);
  if (!parsed.success) {
    problems.push(...firstPerVariable(parsed.error));
    return undefined;
  }
  const { MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: appPassword } = parsed.data;
  return { appId, appType, tenantId, ...(appPassword && { appPassword }) };
}

/** A model without a name cannot be asked, a key without an address is a mistake; a model reads every language, so nothing is translated for it. */
function checkWishes(given: Env, problems: Problem[]): void {
  const hasModel = given["WISH_LLM_URL"] !== undefined;
  if (hasModel && given["WISH_LLM_MODEL"] === undefined) problems.push(["WISH_LLM_MODEL", "is missing: WISH_LLM_URL needs it"]);
  for (const variable of ["WISH_LLM_KEY", "WISH_LLM_MODEL"]) {
    if (!hasModel && given[variable] !== undefined) problems.push([variable, "must be empty: there is no WISH_LLM_URL"]);
  }
  if (hasModel && given["WISH_TRANSLATE_URL"] !== undefined) problems.push(["WISH_TRANSLATE_URL", "must be empty: WISH_LLM_URL reads every language"]);
}

function checkDeskTranslation(given: Env, problems: Problem[]): void {
  if (given["DESK_TRANSLATE_URL"] === undefined && given["DESK_TRANSLATE_KEY"] !== undefined) problems.push(["DESK_TRANSLATE_KEY", "must be empty: there is no DESK_TRANSLATE_URL"]);
}

/** Hours that people are told must be surely open at some time. */
function checkDeskHours(given: Env, territory: string | undefined, problems: Problem[]): void {
  const hours = given["DESK_HOURS"];
  if (hours === undefined) {
    if (given["DESK_TERRITORY"] !== undefined) problems.push(["DESK_TERRITORY", "must be empty: there are no DESK_HOURS"]);
    return;
  }
  const refused = territory === undefined ? null : refuseHours(hours, territory, Date.now());
  if (refused !== null) problems.push(["DESK_HOURS", `must be opening hours as OpenStreetMap writes them, such as Mo-Fr 09:00-12:00; PH off (${refused})`]);
}

/** All or nothing, and somebody must hear what the link sends. */
function checkMessaging(given: Env, problems: Problem[]): void {
  const [app, link] = ["MESSAGING_APP", "MESSAGING_LINK"].map((variable) => given[variable] !== undefined);
  if (app !== link) problems.push([app ? "MESSAGING_LINK" : "MESSAGING_APP", `is missing: ${app ? "MESSAGING_APP" : "MESSAGING_LINK"} needs it`]);
  if (link && given["MicrosoftAppId"] === undefined) problems.push(["MESSAGING_LINK", "must be empty: without MicrosoftAppId nobody hears what is sent"]);
}

/** All or nothing: half a directory would show a button that leads nowhere. */
function checkDirectory(given: Env, data: z.infer<typeof settings> | undefined, problems: Problem[]): void {
  const hasIssuer = given["DESK_OIDC_ISSUER"] !== undefined;
  for (const variable of ["DESK_OIDC_CLIENT_ID", "DESK_OIDC_CLIENT_SECRET", "DESK_OIDC_LABEL"]) {
    if (hasIssuer !== (given[variable] !== undefined)) problems.push([variable, hasIssuer ? "is missing: DESK_OIDC_ISSUER needs it" : "must be empty: there is no DESK_OIDC_ISSUER"]);
  }
  if (!hasIssuer && given["DESK_OIDC_ACR"] !== undefined) problems.push(["DESK_OIDC_ACR", "must be empty: there is no DESK_OIDC_ISSUER"]);
  const isNear = data === undefined || loopback.test(data.HOST);
  if (hasIssuer && !isNear && data.PUBLIC_URL === undefined) problems.push(["PUBLIC_URL", "is missing: the directory sends people back there"]);
}

function directoryOf(data: z.infer<typeof settings>): Config["deskDirectory"] {
  const { DESK_OIDC_ISSUER: issuer, DESK_OIDC_CLIENT_ID: clientId, DESK_OIDC_CLIENT_SECRET: clientSecret, DESK_OIDC_LABEL: label, DESK_OIDC_ACR: acr = [] } = data;
  return issuer === undefined || clientId === undefined || clientSecret === undefined || label === undefined ? undefined : { issuer, clientId, clientSecret, label, acr };
}

/** @returns nothing when the setting is empty, or wrong. */
function readList<T>(variable: string, schema: z.ZodType<readonly T[]>, given: Env, root: string, problems: Problem[]): readonly T[] {
  const file = given[variable];
  if (file === undefined) return [];
  const read = readSettingsFile(resolve(root, file), schema);
  if ("value" in read) return read.value;
  problems.push([variable, read.problem]);
  return [];
}

function wishesOf(data: z.infer<typeof settings>): Config["wishes"] {
  const { WISH_LLM_URL: url, WISH_LLM_MODEL: model, WISH_LLM_KEY: key, WISH_TRANSLATE_URL: translator } = data;
  if (url !== undefined && model !== undefined) return { languageModel: { url, model, ...(key && { key }) } };
  return translator === undefined ? undefined : { translation: { url: translator } };
}

function readRetention(given: Env, problems: Problem[]): RetentionTable {
  const shorter: Partial<Record<ChannelId, number>> = {};
  for (const [channel, { name, unitMs }] of Object.entries(retentionVariables) as [ChannelId, { name: string; unitMs: number }][]) {
    const text = given[name];
    if (text === undefined) continue;
    try {
      retentionTable({ [channel]: Number(text) * unitMs });
      shorter[channel] = Number(text) * unitMs;
    } catch {
      problems.push([name, `must be a number above 0 and at most ${retentionLimits[channel] / unitMs}`]);
    }
  }
  return retentionTable(shorter);
}

function firstPerVariable(error: z.ZodError): Problem[] {
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const variable = String(issue.path[0]);
    if (!first.has(variable)) first.set(variable, issue.message);
  }
  return [...first];
}

function lineOf(variable: string, example: string): string {
  const index = example.split("\n").findIndex((line) => line.startsWith(`${variable}=`));
  return index < 0 ? "" : `, line ${index + 1}`;
}

function withoutEmpty(env: Env): Record<string, string> {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ""] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ""));
}

function toSecret(value: string): Secret {
  return new Secret(value);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}

/** A link of a messaging application that sends us a code. */
function isCodeLink(text: string): boolean {
  const parts = text.split("{code}");
  return parts.length === 2 && text.length <= maxLinkLength && /^https:\/\/[^\s@]+$/.test(text) && URL.canParse(parts.join("code"));
}

/** What people write does not cross the internet in the clear. */
function isRemote(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  const isNear = /^(localhost|127(\.\d+){3}|\[::1\]|[a-z0-9-]+|10(\.\d+){3}|192\.168(\.\d+){2})$/.test(hostname);
  return (protocol === "https:" || (protocol === "http:" && isNear)) && username === "" && search === "" && hash === "";
}

const loopback = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/** Who signs in there is believed here: over TLS, except on this machine itself. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  return (protocol === "https:" || (protocol === "http:" && loopback.test(hostname))) && username === "" && search === "" && hash === "";
}

function withoutEndSlash(url: string): string {
  return url.replace(/\/+$/, "");
}

function toRedisAddress(text: string, context: z.RefinementCtx): Secret<RedisAddress> {
  try {
    return new Secret(parseRedisAddress(text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
}
