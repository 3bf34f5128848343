/** What the page needs before anybody has said anything: the same for everybody. The service writes it in front of the worker. */
export interface Shell {
  /** Hash of all that follows, and of the worker: another version is another worker. */
  readonly version: string;
  /** URL paths, with what each must be (`sha256-…`): a file of another version is refused. */
  readonly files: readonly (readonly [path: string, integrity: string])[];
  /** URL paths, each with the hash of its content in its name: kept when somebody has read in them. */
  readonly fonts: readonly string[];
}

export interface Asked {
  readonly method: string;
  readonly url: string;
}

/**
 * Where an answer is looked for; null: the network alone. The words after a `?` are no part of it: `/?kiosk=<token>` is the page `/`.
 *
 * @param origin of the worker.
 */
export function keptAt({ method, url }: Asked, origin: string, { files, fonts }: Pick<Shell, "files" | "fonts">): { readonly kind: "file" | "font"; readonly path: string } | null {
  const { origin: asked, pathname: path } = new URL(url);
  if (method !== "GET" || asked !== origin) return null;
  if (files.some(([file]) => file === path)) return { kind: "file", path };
  return fonts.includes(path) ? { kind: "font", path } : null;
}
