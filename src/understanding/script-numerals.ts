/* Numerals of scripts that write numbers with signs of their own, turned into digits before anything else reads them. */

const chineseDigits: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 貳: 2, 两: 2, 兩: 2, 三: 3, 叁: 3, 叄: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 陸: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
};
/** One sign for two or more tens: 廿三 is 23. */
const chineseManyTens: Readonly<Record<string, string>> = { 廿: "二十", 卄: "二十", 卅: "三十", 丗: "三十", 卌: "四十" };
const chineseTens: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 };
const chineseGroups: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 };
const digits = Object.keys(chineseDigits).join("");
const tens = Object.keys(chineseTens).join("");
const groups = Object.keys(chineseGroups).join("");
/** "more than", "some": the number is not exact. */
const inexact = /[余餘多几幾来來]/;
const unit = `[${tens}${groups}]`;
const vague = "[余餘多几幾]";
/** Signs and digits that belong together; digits need a sign beside them. */
const chineseRun = new RegExp(`(?:\\d+(?:\\.\\d+)?\\s*(?=${vague}?\\s*${unit})|[${digits}${tens}${groups}])(?:\\s*\\d+(?=\\s*${unit})|\\d+|\\s*[${digits}${tens}${groups}]|\\s*${vague}(?=\\s*${unit}))*`, "gu");

const manyTens = new RegExp(`[${Object.keys(chineseManyTens).join("")}]`, "gu");
/** 參 is "take part" too, so it is three only beside another sign of numbers. */
const bankersThree = /(?<=[拾佰仟零萬億万亿])[參参]|[參参](?=[拾佰仟萬億万亿])/gu;

/** "一千二百" is 1200, "一九八五" 1985, "5万4千" 54000, "一打" 12, "负五" -5, 欧元 €, since 元 alone is another money; a number that is not exact ("十多万") gets `~` before it. */
export function chineseToDigits(text: string): string {
  return text.replace(manyTens, (sign) => chineseManyTens[sign]!).replace(bankersThree, "叁").replace(chineseRun, (run) => {
    const bare = run.replace(/\s+/g, "");
    const value = chineseValue(bare.replace(new RegExp(inexact, "g"), ""));
    return value === null ? run : `${inexact.test(bare) ? "~" : ""}${value}`;
  }).replace(/[欧歐]元/gu, "€").replace(/(\d+)\s*打(?!\p{Script=Han}*[电電])/gu, (_, count: string) => String(Number(count) * 12)).replace(/[负負]\s*(?=\d)/gu, "-");
}

/** @returns digits, or null for signs in an order that makes no number. */
function chineseValue(run: string): string | null {
  if (/^\d+$/.test(run)) return run;
  if ([...run].every((sign) => chineseDigits[sign] !== undefined)) return [...run].map((sign) => chineseDigits[sign]).join("");
  let [total, section, digit, lastUnit, lastGroup] = [0, 0, null as number | null, Infinity, Infinity];
  for (const sign of run.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const [own, unit, group] = [/^\d/.test(sign) ? Number(sign) : chineseDigits[sign], chineseTens[sign], chineseGroups[sign]];
    if (own !== undefined) {
      if (digit !== null && digit !== 0) return null;
      if (own === 0) lastUnit = 1; // after a zero a last digit is itself, not a tenth of the unit before
      digit = own;
    } else if (unit !== undefined) {
      if (unit >= lastUnit && lastUnit !== 1) return null; // 五十千
      section += (digit || 1) * unit;
      [digit, lastUnit] = [null, unit];
    } else if (group !== undefined) {
      if (group > lastGroup) return null;
      total += (section + (digit ?? (section === 0 ? 1 : 0))) * group;
      [section, digit, lastUnit, lastGroup] = [0, null, group, group];
    }
  }
  // 两千四百五 is 2450: the last digit counts tenths of the unit before it
  const rest = digit === null ? 0 : digit * (Number.isFinite(lastUnit) && lastUnit >= 100 ? lastUnit / 10 : 1);
  return String(Math.round((total + section + rest) * 1_000) / 1_000);
}

const ethiopicRun = /[፩-፼]+/gu;

/** Geʽez numerals: ፲፱፻፸፯ is 1977. */
export function ethiopicToDigits(text: string): string {
  return text.replace(ethiopicRun, (run) => {
    let [total, group] = [0, 0];
    for (const sign of run) {
      const place = sign.codePointAt(0)! - 0x1369;
      if (place < 9) group += place + 1;
      else if (place < 18) group += (place - 8) * 10;
      else if (place === 18) group = (group || 1) * 100;
      else [total, group] = [(total + group || 1) * 10_000, 0];
    }
    return String(total + group);
  });
}
