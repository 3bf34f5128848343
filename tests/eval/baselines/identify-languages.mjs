// Texts (a JSON list on standard input) -> what eld, franc and tinyld take each for (JSON on standard output), by the tags of our languages.
// Each may choose among our languages only, as far as it has them; null is its own abstention. A process of its own: eld's table is 400 MB.
import { readFileSync } from "node:fs";
import { eld } from "eld/large";
import { franc } from "franc";
import { detect } from "tinyld/heavy";

const ours = ["fr", "en", "ar", "uk", "fa", "ps", "ru", "ti", "tr", "es", "pt", "ro", "bn", "zh", "so"];
const francTags = {
  fra: "fr", eng: "en", arb: "ar", ukr: "uk", pes: "fa", prs: "fa", pbu: "ps", rus: "ru", tir: "ti", tur: "tr", spa: "es", por: "pt", ron: "ro", ben: "bn",
  cmn: "zh", som: "so",
};

eld.setLanguageSubset(ours);
const detectors = {
  eld: (text) => eld.detect(text).language || null,
  franc: (text) => francTags[franc(text, { only: Object.keys(francTags), minLength: 1 })] ?? null,
  tinyld: (text) => detect(text, { only: ours }) || null,
};
const texts = JSON.parse(readFileSync(0, "utf8"));
const answers = Object.fromEntries(Object.entries(detectors).map(([name, identify]) => [name, texts.map(identify)]));
process.stdout.write(JSON.stringify(answers));
