// Tabler Icons (MIT) -> src/web/kiosk/pictograms/drawings.ts and src/bot/number-drawings.ts: the few that the page shows, out of five thousand, so that nobody installs the others.
// node scripts/take-pictograms.mjs <folder of the unpacked package @tabler/icons>   (npm pack @tabler/icons@3.51.0; tar -xzf tabler-icons-3.51.0.tgz)
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const into = resolve(dirname(fileURLToPath(import.meta.url)), "../src/web/kiosk/pictograms");

/** What the service sends a name for (`src/core/pictograms.ts`). */
const sent = {
  menu: "layout-grid", back: "arrow-back-up", correct: "pencil", repeat: "repeat", simpler: "abc", why: "message-circle-question", glossary: "book", language: "language",
  stuck: "mood-sad", person: "message-user", erase: "trash",
  yes: "check", no: "x", unknown: "question-mark", continue: "arrow-right", other: "dots", have: "file-check", missing: "file-x", what: "file-unknown", done: "circle-check",
  unseen: "eye-off", help: "lifebuoy", skip: "player-skip-forward", restart: "player-skip-back", later: "clock-share", place: "map-pin", leave: "logout",
  money: "coin-euro", home: "home", work: "briefcase", family: "users-group", night_shelter: "bed", social_housing: "building-community", health: "stethoscope", lost_papers: "file-search",
  school: "backpack", birth: "baby-carriage", bank: "building-bank", citizenship: "flag", taxes: "receipt-tax", address: "mailbox", online: "device-laptop",
  driving_licence: "steering-wheel", french_lessons: "chalkboard-teacher", card: "id", protected: "shield-check",
  moved: "truck-delivery", waiting: "hourglass", unpaid: "receipt-off", letter: "mail-opened", refused: "mail-x", change: "arrows-exchange", soon: "calendar-clock",
  ended: "calendar-x", valid: "calendar-check", rented: "key", shared: "users-plus", residence: "building", sublet: "home-share", student: "school", farm: "tractor", abroad: "world",
  couple: "hearts", single: "user", separated: "heart-broken", repay: "cash-move-back", form: "forms", no_email: "at-off",
  identity: "e-passport", receipt: "file-certificate", provisional: "file-time", online_paper: "file-download", health_card: "id-badge-2", rent: "receipt-euro", lease: "contract",
  owner: "user-key", income: "report-money", business: "building-store", employer: "building-factory-2", certificate: "certificate", payslip: "receipt", activity: "report",
};
/** What the page shows by itself. */
const own = {
  keyboard: "keyboard", shift: "arrow-big-up", take_back: "backspace", letters: "text-increase", contrast: "contrast", listen: "volume", stop: "player-stop", listen_first: "headphones",
  finished: "door-exit", send: "send", print: "printer", idle: "clock", call: "phone", alert: "alert-triangle", unknown_place: "map-pin-question", paper: "file-text", screen: "device-desktop",
  connecting: "loader", lost: "wifi-off", recovered: "wifi", over: "message-off", busy: "traffic-lights", unreachable: "cloud-off",
  ask_choice: "hand-click", ask_number: "number-123", ask_amount: "cash", ask_date: "calendar", ask_duration: "stopwatch", ask_postcode: "map", ask_phone: "device-mobile", ask_email: "at",
  ask_text: "writing", phone: "device-mobile-share", app: "messages", expires: "hourglass-low", opening: "door-enter",
};
/** Who answers a useful number (`src/bot/useful-numbers.ts`). */
const numbers = {
  "urgence-112": "phone-ringing", "samu-15": "ambulance", "police-17": "shield", "pompiers-18": "flame", "sms-114": "message-dots", "hebergement-115": "bed",
  "enfance-119": "mood-kid", "violences-3919": "woman", "suicide-3114": "heart-handshake", "victimes-116006": "ear",
  "france-travail-3949": "briefcase", "caf-3230": "users-group", "cpam-3646": "stethoscope", "sos-loyers-impayes": "receipt-off", "point-justice-3039": "scale",
};

const folder = process.argv[2];
if (folder === undefined) throw new Error("which folder holds the unpacked package @tabler/icons?");
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** The strokes of one icon, without the square that only holds its place. @throws Error for an icon made of anything but plain paths. */
function strokesOf(icon) {
  const svg = readFileSync(join(folder, "icons/outline", `${icon}.svg`), "utf8");
  const shapes = [...svg.matchAll(/<(\w+)\b([^>]*)\/>/g)].filter(([, , attributes]) => !attributes.includes('stroke="none"'));
  return shapes.map(([, shape, attributes]) => {
    // a dot may be filled: its stroke alone is as black. Only a stroke that begins where it says can follow another
    const stroke = /^ d="(M[^"]+)"(?: fill="currentColor")? $/.exec(attributes)?.[1];
    if (shape !== "path" || stroke === undefined) throw new Error(`${icon}: <${shape}${attributes}> is not a plain path`);
    return stroke;
  }).join("");
}

const table = (names) => Object.entries(names).map(([name, icon]) => `  ${/^\w+$/.test(name) ? name : `"${name}"`}: "${strokesOf(icon)}",\n`).join("");
const origin = `// Made by scripts/take-pictograms.mjs from Tabler Icons ${version}; licence in src/web/kiosk/pictograms/LICENSE-tabler-icons.txt. Change the table there, not here.`;
writeFileSync(resolve(into, "../../../bot/number-drawings.ts"), `${origin}

/** Strokes on a square of 24 units beside a useful number, by contact. */
export const numberDrawings = {
${table(numbers)}} as const;
`);
writeFileSync(join(into, "drawings.ts"), `${origin}
import type { PictogramName } from "../../../core/pictograms";

/** Strokes on a square of 24 units, for what the service sends a name for. */
export const sentDrawings: Readonly<Record<PictogramName, string>> = {
${table(sent)}};

/** For what the page shows by itself. */
export const ownDrawings = {
${table(own)}} as const;
`);
copyFileSync(join(folder, "LICENSE"), join(into, "LICENSE-tabler-icons.txt"));
