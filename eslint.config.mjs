import tseslint from "typescript-eslint";

/** Arrows point inward (docs/architecture.md): which rooms each room sees, beside itself and `core`; what is not named here is seen by main and cli only. */
const sees = {
  core: [],
  content: [],
  understanding: [],
  wording: [],
  translation: [],
  "wishes-remote": ["translation"],
  speech: [],
  store: [],
  places: [],
  desk: ["bot", "channels", "places"],
  // after the room around it: the last one that fits counts
  "desk/accounts": [],
  bot: ["content", "understanding", "wording", "store", "places", "reminders"],
  channels: ["bot"],
  http: ["content", "understanding", "wording", "store", "places", "reminders", "speech", "translation", "wishes-remote", "bot", "channels", "desk"],
};
const allRooms = [...Object.keys(sees).filter((room) => !room.includes("/")), "reminders", "web", "cli"];
const hiddenFrom = (room) => allRooms.filter((other) => other !== room && other !== "core" && !sees[room].includes(other));

const outward = Object.keys(sees).map((room) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    "no-restricted-imports": ["error", {
      patterns: [
        { regex: `^(\\.\\./)+(${hiddenFrom(room).join("|")})(/|$)`, message: `${room} does not see these rooms: arrows point inward.` },
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
