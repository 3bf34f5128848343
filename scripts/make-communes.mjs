// Names and postcodes of the communes of France -> dialogs/communes.tsv, in the form that src/understanding/towns.ts looks up.
// npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-*.tgz && node scripts/make-communes.mjs package/data/communes.json
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const file = join(dirname(fileURLToPath(import.meta.url)), "..", "dialogs", "communes.tsv");
const fold = (name) => name.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").normalize("NFKC").normalize("NFD").replace(/\p{M}+/gu, "").replace(/[^a-z0-9]+/g, "");

const communes = JSON.parse(readFileSync(process.argv[2], "utf8")).filter(({ type, codesPostaux }) => type === "commune-actuelle" && codesPostaux?.length > 0);
const byName = new Map();
for (const { nom, codesPostaux } of communes) byName.set(fold(nom), [...(byName.get(fold(nom)) ?? []), codesPostaux.join(" ")]);
const lines = [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, codes]) => `${name}\t${codes.join("|")}`);
writeFileSync(file, `# Communes of France: folded name, postcodes; homonyms parted by |. Made from @etalab/decoupage-administratif 6.0.0 (MIT, INSEE COG) by scripts/make-communes.mjs.\n${lines.join("\n")}\n`);
