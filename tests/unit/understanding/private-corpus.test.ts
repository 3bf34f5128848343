import { readFileSync } from "node:fs";
import { join } from "node:path";
import { privateKinds, type PrivateKind } from "../../../src/core/ports";
import { maskPrivateNumbers } from "../../../src/understanding";

const edge = { keep: ["phone", "email", "postcode"] } as const;
const asked: ReadonlySet<string> = new Set(edge.keep);

/** As a text goes: first through the edge, which does not know the question, then through the readers, which do. */
function throughTheHouse(text: string, expecting: string): { readonly text: string; readonly masked: ReadonlySet<PrivateKind> } {
  const first = maskPrivateNumbers(text, edge);
  const then = maskPrivateNumbers(first.text, asked.has(expecting) ? { keep: expecting as "phone" } : {});
  return { text: then.text, masked: new Set([...first.masked, ...then.masked]) };
}

const rows = readFileSync(join(__dirname, "../../fixtures/eval/language/private.tsv"), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) => {
  const [kind = "", expecting = "", text = ""] = line.split("\t");
  return { kind, expecting, text, ...((house) => ({ left: house.text, masked: house.masked }))(throughTheHouse(text, expecting)) };
});
const positives = rows.filter(({ kind }) => kind !== "-");
const negatives = rows.filter(({ kind }) => kind === "-");

/** The same numbers in every run, so that a failure can be looked at. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const digits = (pick: (below: number) => number, count: number) => Array.from({ length: count }, () => pick(10)).join("");
const remainder = (number: string, by: number) => [...number].reduce((rest, digit) => (rest * 10 + Number(digit)) % by, 0);

const makers: Readonly<Record<"nir" | "iban" | "card", (pick: (below: number) => number) => string>> = {
  nir: (pick) => {
    const department = [String(1 + pick(95)).padStart(2, "0"), "2A", "2B", "99"][Math.min(3, pick(8))]!;
    const start = `${[1, 2, 3, 4, 7, 8][pick(6)]}${digits(pick, 2)}${String(1 + pick(99)).padStart(2, "0")}`;
    const number = start + department + digits(pick, 6);
    const key = 97 - remainder(number.replace("2A", "19").replace("2B", "18"), 97);
    return pick(3) === 0 ? number : number + String(key).padStart(2, "0");
  },
  iban: (pick) => {
    const account = digits(pick, 23);
    // F is 15 and R is 27
    return `FR${String(98 - remainder(`${account}152700`, 97)).padStart(2, "0")}${account}`;
  },
  card: (pick) => {
    const start = `${[34, 4970, 4131, 5132, 5412, 6011][1 + pick(5)]}${digits(pick, 11)}`;
    const sum = [...start].reverse().reduce((total, digit, index) => total + (index % 2 === 1 ? Number(digit) : Number(digit) * 2 - (Number(digit) > 4 ? 9 : 0)), 0);
    return start + String((10 - (sum % 10)) % 10);
  },
};

const marks = [" ", "-", ".", " ", " ", "\u202f", " - ", "\n", "\u200b", "‑"];
const zeros = [0x30, 0x660, 0x6f0, 0x9e6, 0xff10];

/** In groups of any one size, with one mark, in the digits of one script. */
function typed(number: string, pick: (below: number) => number): string {
  const size = [number.length, 1, 2, 3, 4, 5][pick(6)]!;
  const mark = marks[pick(marks.length)]!;
  const zero = zeros[pick(zeros.length)]!;
  const grouped = (number.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(mark);
  return grouped.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

describe("the corpus of private numbers", () => {
  it.each(privateKinds)("%s is always found and hidden", (kind) => {
    const own = positives.filter((row) => row.kind === kind);
    expect(own.length).toBeGreaterThanOrEqual(25);
    expect(own.filter(({ masked }) => !masked.has(kind)).map(({ text, left }) => `${text} -> ${left}`)).toEqual([]);
  });

  it("leaves no run of digits that says anything behind", () => {
    // an e-mail address may be all letters, and so may a password: their kinds are checked above
    const telling = positives.filter(({ left }) => /(?:\p{Nd}[\s.-]?){6}/u.test(left));
    expect(telling.map(({ text, left }) => `${text} -> ${left}`)).toEqual([]);
  });

  it("hides at most one harmless text in a hundred", () => {
    expect(negatives.length).toBeGreaterThanOrEqual(300);
    const hidden = negatives.filter(({ masked }) => masked.size > 0);
    expect(hidden.map(({ text, left }) => `${text} -> ${left}`).slice(0, hidden.length > negatives.length / 100 ? undefined : 0)).toEqual([]);
  });

  it("changes nothing when a text is masked again", () => {
    const changed = rows.map(({ left }) => ({ left, again: maskPrivateNumbers(left, edge).text })).filter(({ left, again }) => left !== again);
    expect(changed).toEqual([]);
  });
});

describe("numbers made up with a right key", () => {
  it.each(["nir", "iban", "card"] as const)("%s: found in any groups, marks and digits", (kind) => {
    const pick = seeded(20_261_122);
    const missed: string[] = [];
    for (let count = 0; count < 400; count += 1) {
      const number = typed(makers[kind](pick), pick);
      const { text, masked } = maskPrivateNumbers(`voilà ${number} merci`, edge);
      if (/\p{Nd}/u.test(text) || masked.length === 0) missed.push(`${JSON.stringify(number)} -> ${text}`);
    }
    expect(missed).toEqual([]);
  });

  it("stays hidden beside a number that is none", () => {
    const pick = seeded(7);
    for (let count = 0; count < 100; count += 1) {
      const number = makers.nir(pick);
      const { text } = maskPrivateNumbers(`né le 12/03/1985, ${number}, je gagne 1 200,50 €`);
      expect(text).toMatch(/^né le 12\/03\/1985, \[(?:NIR|CARD|FISCAL)\], je gagne 1 200,50 €$/);
    }
  });
});
