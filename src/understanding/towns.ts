import { existsSync, readFileSync } from "node:fs";
import { wordsOf } from "./text";

/** @returns the postcodes of each commune of that name; none for a name that is not one. */
export type FindTowns = (name: string) => readonly (readonly string[])[];

const abbreviations: Readonly<Record<string, string>> = { st: "saint", ste: "sainte" };
const arrondissement = /^(?:paris|lyon|marseille)$/;

/**
 * Communes of France by name, however it is spelt: "St Denis", "saint-denis", "SAINT DENIS CEDEX", "Paris 18e".
 *
 * @param file lines of folded name, tab, postcodes (homonyms parted by `|`); read when the first town is looked up. Absent: no town is known.
 */
export function townFinder(file: string): FindTowns {
  let all: string | null = null;
  const lookUp = (name: string): ReturnType<FindTowns> => {
    all ??= existsSync(file) ? readFileSync(file, "utf8") : "";
    const from = name === "" ? -1 : all.indexOf(`\n${name}\t`);
    if (from === -1) return [];
    const codes = all.slice(from + name.length + 2, all.indexOf("\n", from + 1));
    return codes.split("|").map((of) => of.split(" "));
  };
  return (name) => {
    const words = wordsOf(name).filter((word) => word !== "cedex").map((word) => abbreviations[word] ?? word);
    const [city, number] = [words[0] ?? "", /^(\d{1,2})(?:er|e|eme)?$/.exec(words[1] ?? "")?.[1]];
    if (words.length === 2 && number !== undefined && arrondissement.test(city)) {
      const code = lookUp(city).flat().find((one) => Number(one.slice(-2)) === Number(number));
      return code === undefined ? [] : [[code]];
    }
    return lookUp(words.join(""));
  };
}
