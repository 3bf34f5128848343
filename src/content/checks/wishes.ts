import { locales } from "../../core/locale";
import type { IssueLog } from "../issue";
import type { FlowFile } from "../load";
import type { Directories } from "../read-directories";
import type { FileReader } from "../read-files";
import { fixedPlace, type SourceFile } from "../source-file";

/** Phrases that want nothing of what is offered here. */
const noWish = "none";

/**
 * What people say they want leads somewhere, and each topic can be asked for in every language of the talk. Languages that are only read
 * may know fewer.
 *
 * @param unread ids of flows that could not be read: they exist, whatever is wrong with them.
 */
export function checkWishes(reader: FileReader, flows: readonly FlowFile[], unread: ReadonlySet<string>, { topics }: Directories, log: IssueLog): void {
  const procedures = flows.filter(({ flow }) => flow.kind === "procedure").map(({ flow }) => flow.id);
  const known = new Set([...procedures, ...unread, ...Object.keys(topics.entries), noWish]);
  for (const language of reader.list("locales", "")) {
    const file = `locales/${language}/wishes.yaml`;
    const source = reader.yaml(file);
    const phrases = phrasesIn(source);
    for (const id of Object.keys(phrases)) if (source !== null && !known.has(id)) log.add("unknown-wish", source, [id], id);
    if (!(locales as readonly string[]).includes(language)) continue;
    for (const id of Object.keys(topics.entries)) {
      if (!Array.isArray(phrases[id]) || phrases[id].length === 0) log.add("wish-phrases-missing", source ?? fixedPlace(file), source === null ? [] : [id], id);
    }
  }
}

/** The training says what is wrong with the phrases themselves. */
function phrasesIn(source: SourceFile | null): Readonly<Record<string, unknown>> {
  const data: unknown = source?.data;
  return typeof data === "object" && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
}
