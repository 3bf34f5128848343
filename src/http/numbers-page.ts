import type { NumbersIn, NumberView, UsefulNumbers } from "../bot/page-view";
import { prepareFile } from "./static-files";
import { jsonFile, type MadeFiles, type WebStrings } from "./strings";

/** `/numeros`, the page of useful numbers, and `/numeros.json`, the same for the other pages while they have no connection. */
export function numberFiles(numbers: UsefulNumbers, strings: Readonly<Record<string, WebStrings>>): MadeFiles {
  const page = prepareFile(Buffer.from(numbersPage(numbers, strings)), "text/html; charset=utf-8");
  return new Map([["/numeros", page], ["/numeros.json", jsonFile(numbers)]]);
}

/** A sentence of the page's own in one language. */
type Say = (locale: string, key: string) => string;

const sayFrom = (strings: Readonly<Record<string, WebStrings>>): Say => (locale, key) => {
  const found = key.split(".").reduce<unknown>((node, part) => (typeof node === "object" && node !== null ? (node as WebStrings)[part] : undefined), strings[locale]);
  return typeof found === "string" ? found : "";
};

/**
 * All languages in one document without a script's help: one is shown, the one that the end of the address names (`#ar`), French without. Names and numbers
 * stay left to right in any of them: a turned-round number calls somebody else.
 */
export function numbersPage({ languages, sources }: UsefulNumbers, strings: Readonly<Record<string, WebStrings>>): string {
  const say = sayFrom(strings);
  const title = `Passerelle : ${say("fr", "numbers.title")}`;
  const doors = languages.map(({ lang, dir }) => `<li><a href="#${lang}" lang="${lang}" dir="${dir}">${text(say(lang, "language_name"))}</a></li>`).join("");
  const origins = sources.map(({ title: name, url }) => `<li><a href="${text(url)}" rel="noopener noreferrer">${text(name)}</a></li>`).join("");
  return `<!doctype html><html lang="fr" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
    + `<meta name="robots" content="noindex"><meta name="theme-color" content="#0b5351"><title>${text(title)}</title>`
    + `<link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="stylesheet" href="/numbers.css"><script src="/numbers.js" defer></script></head>`
    + `<body><nav class="numbers-languages" aria-label="${text(say("fr", "numbers.languages"))}"><ul>${doors}</ul></nav>`
    + `<main>${languages.map((one) => section(one, say, origins)).join("")}</main></body></html>`;
}

function section({ lang, dir, groups, checked }: NumbersIn, say: Say, origins: string): string {
  const lists = groups.map(({ heading, numbers }, place) => `<h2>${text(heading)}</h2>${place === 0 ? `<p class="numbers-say">${text(say(lang, "numbers.say"))}</p>` : ""}`
    + `<ul class="numbers">${numbers.map((number) => item(number, lang, say)).join("")}</ul>`).join("");
  return `<section id="${lang}" lang="${lang}" dir="${dir}"><h1>${text(say(lang, "numbers.title"))}</h1>`
    + `<p class="numbers-doors"><a class="numbers-back" href="/">${text(say(lang, "numbers.back"))}</a>`
    + `<button type="button" class="numbers-print" hidden>${text(say(lang, "summary.print"))}</button></p>${lists}`
    + `<details class="numbers-sources"><summary>${text(say(lang, "sources"))}</summary><ul lang="fr" dir="ltr">${origins}</ul></details>`
    + `<p class="numbers-checked">${text(checked)}</p></section>`;
}

function item({ name, phone, drawing, link, explanation }: NumberView, lang: string, say: Say): string {
  const asked = say(lang, link.startsWith("sms:") ? "numbers.sms" : "call");
  return `<li><svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${text(drawing)}"/></svg>`
    + `<a class="number" href="${text(link)}"><span class="visually-hidden">${text(asked)} </span><bdi dir="ltr">${text(phone)}</bdi></a>`
    + `<span class="number-what"><span class="number-name" lang="fr" dir="ltr">${text(name)}</span>`
    + `<span lang="${explanation.lang}" dir="${explanation.dir}">${text(explanation.text)}</span></span></li>`;
}

const text = (words: string): string => words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
