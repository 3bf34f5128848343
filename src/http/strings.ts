import { prepareFile, type StaticFile } from "./static-files";

/** Texts of our pages, as `locales/<tag>/web.json` has them. */
export type WebStrings = Readonly<Record<string, unknown>>;

/** Files that are made when the service starts, by URL path. */
export type MadeFiles = ReadonlyMap<string, Promise<StaticFile>>;

export const jsonFile = (content: unknown): Promise<StaticFile> => prepareFile(Buffer.from(JSON.stringify(content)), "application/json; charset=utf-8");

/** `/strings/<tag>.json` */
export function stringFiles(strings: Readonly<Record<string, WebStrings>>): MadeFiles {
  return new Map(Object.entries(strings).map(([tag, texts]) => [`/strings/${tag}.json`, jsonFile(texts)]));
}
