import tseslint from "typescript-eslint";

/** Arrows point inward (docs/architecture.md): what each room may not import. */
const rooms = {
  core: ["translation", "content", "understanding", "wording", "store", "wishes-remote", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  content: ["translation", "wishes-remote", "understanding", "wording", "store", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  understanding: ["translation", "wishes-remote", "content", "wording", "store", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  wording: ["translation", "wishes-remote", "content", "understanding", "store", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  translation: ["wishes-remote", "content", "understanding", "wording", "store", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  "wishes-remote": ["content", "understanding", "wording", "store", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  store: ["translation", "wishes-remote", "content", "understanding", "wording", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  places: ["translation", "wishes-remote", "content", "understanding", "wording", "store", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  "desk/accounts": ["translation", "wishes-remote", "content", "understanding", "wording", "store", "places", "reminders", "bot", "channels", "desk", "http", "web", "cli"],
  desk: ["translation", "wishes-remote", "content", "understanding", "wording", "store", "reminders", "http", "web", "cli"],
  bot: ["translation", "wishes-remote", "channels", "desk", "http", "web", "cli"],
  channels: ["translation", "wishes-remote", "content", "understanding", "wording", "store", "places", "reminders", "desk", "http", "web", "cli"],
  http: ["cli", "web"],
};

const outward = Object.entries(rooms).map(([room, forbidden]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    "no-restricted-imports": ["error", {
      patterns: [
        { regex: `^(\\.\\./)+(${forbidden.join("|")})(/|$)`, message: `${room} does not see these rooms: arrows point inward.` },
        ...(room === "core" ? [{ regex: "^[^.]", message: "core sees only itself: no framework, no clock, no HTTP." }] : []),
      ],
    }],
  },
}));

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "data/", ".webchat/", "test-results/", "playwright-report/"] },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ["**/*.ts", "**/*.tsx"] })),
  {
    files: ["**/*.ts", "**/*.tsx"],
    rules: { "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }] },
  },
  ...outward,
  {
    files: ["src/web/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", {
        patterns: [{ regex: "^(\\.\\./)+(core|bot|content|understanding|wording|store|channels|http|cli)/", allowTypeImports: true, message: "browser code imports types only." }],
      }],
    },
  },
  { files: ["src/core/**/*.ts"], rules: {
    "no-restricted-globals": ["error", "process", "setTimeout", "setInterval", "fetch", "Buffer", "crypto"],
    "no-restricted-properties": ["error", { object: "Date", property: "now" }, { object: "Math", property: "random" }],
  } },
);
