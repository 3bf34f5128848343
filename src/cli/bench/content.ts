import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../project-root";

const benchContent = join(projectRoot, "tests", "bench", "content");
const copied = "banc-texte";

/**
 * Content to measure with: the project's own words, glossary and emergencies, a welcome of one sentence, and the two procedures of the bench.
 *
 * @param folder filled as `root` of `assemble`; must exist.
 * @param procedures this many in all, made by copying one of the bench; without it the project's real ones stand beside the bench's two.
 */
export function makeContent(folder: string, procedures?: number): string {
  for (const name of ["dialogs", "locales"]) cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  if (procedures !== undefined) removeProcedures(folder);
  cpSync(benchContent, folder, { recursive: true });
  const present = readdirSync(join(folder, "dialogs", "procedures")).length;
  for (let number = present; number < (procedures ?? 0); number += 1) copyProcedure(folder, `${copied}-${String(number).padStart(3, "0")}`);
  return folder;
}

function removeProcedures(folder: string): void {
  const dialogs = join(folder, "dialogs", "procedures");
  const ids = readdirSync(dialogs).map((file) => file.replace(/\.yaml$/, ""));
  rmSync(dialogs, { recursive: true });
  const languages = readdirSync(join(folder, "locales"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: locale } of languages) {
    for (const id of ids) {
      for (const kind of ["json", "review.json"]) rmSync(join(folder, "locales", locale, `${id}.${kind}`), { force: true });
    }
  }
}

function copyProcedure(folder: string, id: string): void {
  const flow = readFileSync(join(folder, "dialogs", "procedures", `${copied}.yaml`), "utf8");
  writeFileSync(join(folder, "dialogs", "procedures", `${id}.yaml`), flow.replace(`id: ${copied}`, `id: ${id}`));
  const sentences = JSON.parse(readFileSync(join(folder, "locales", "fr", `${copied}.json`), "utf8")) as { title: string };
  writeFileSync(join(folder, "locales", "fr", `${id}.json`), JSON.stringify({ ...sentences, title: `${sentences.title} (${id})` }));
}
