import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readContent } from "../../../src/bot/read-content";
import { usefulNumbers } from "../../../src/bot/useful-numbers";
import { locales } from "../../../src/core/locale";
import { numbersPage } from "../../../src/http/numbers-page";
import { projectRoot } from "../../../src/project-root";
import { createSpeaker } from "../../../src/wording";

const content = readContent(projectRoot).content!;
const numbers = usefulNumbers(content.contacts, createSpeaker(content));
const strings = Object.fromEntries(locales.map((locale) => [locale, content.bundles[locale]["web"] ?? {}]));
const page = numbersPage(numbers, strings);

const phonesIn = (locale: string): readonly string[] => numbers.languages.find(({ lang }) => lang === locale)!.groups.flatMap((group) => group.numbers.map(({ phone }) => phone.replaceAll(" ", "")));

describe("the useful numbers", () => {
  it("begin with those for somebody in danger now, in every language", () => {
    for (const locale of locales) expect(phonesIn(locale).slice(0, 6)).toEqual(["112", "15", "17", "18", "114", "115"]);
    expect(phonesIn("fr")).toContain("3919");
  });

  it("hold every number that a danger word is answered with", () => {
    const { dangers } = parse(readFileSync(join(projectRoot, "dialogs/emergencies.yaml"), "utf8")) as { dangers: Record<string, { numbers: string[] }> };
    expect(Object.values(dangers).flatMap((danger) => danger.numbers).filter((number) => !phonesIn("fr").includes(number))).toEqual([]);
  });

  it("are written to where nobody speaks, and called elsewhere", () => {
    const links = numbers.languages[0]!.groups.flatMap((group) => group.numbers.map(({ link }) => link));
    expect(links.filter((link) => link.startsWith("sms:"))).toEqual(["sms:114"]);
    expect(links).toContain("tel:0805160075");
  });

  it("leave out what this installation has taken out", () => {
    const { "caf-3230": _, ...others } = content.contacts;
    const fewer = usefulNumbers(others, createSpeaker(content));
    expect(fewer.languages[0]!.groups.flatMap((group) => group.numbers.map(({ phone }) => phone))).not.toContain("3230");
  });
});

describe("their page", () => {
  it("says everything in each language without a script, and names its sources and the day they were read", () => {
    for (const { lang, dir, checked, groups } of numbers.languages) {
      const section = page.split(`<section id="${lang}" lang="${lang}" dir="${dir}">`)[1]!.split("</section>")[0]!;
      const explained = groups.flatMap((group) => group.numbers.map(({ explanation }) => explanation));
      expect(explained.filter(({ lang: spoken }) => spoken !== lang)).toEqual([]);
      const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
      expect(explained.filter(({ text }) => !section.includes(escaped(text)))).toEqual([]);
      expect(section).toContain(checked);
      expect(section).toContain("F33954");
      expect(section.match(/<bdi dir="ltr">/g)).toHaveLength(explained.length);
    }
  });

  it("holds no word that could become markup, and no key in the place of a word", () => {
    const hostile = usefulNumbers({ "urgence-112": { name: `<img src=x onerror="x">`, phone: "112", source: { title: "'&", url: `https://exemple.org/"` }, checkedOn: "2026-11-22" } }, createSpeaker(content));
    const html = numbersPage(hostile, strings);
    expect(html).not.toContain("<img");
    expect(html).not.toContain(`exemple.org/"`);
    // an empty element, or the name of a sentence where the sentence should stand
    expect(page.match(/<(h1|h2|a|button|summary)\b[^>]*><\/\1>|>[a-z_]+(?:\.[a-z_]+)+</g)).toBeNull();
  });
});
