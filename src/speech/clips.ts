import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { AppError } from "../core/errors";
import { maxClipBytes } from "./limits";
import { samplesOf } from "./wav";

const manifest = z.array(z.strictObject({
  /** The very words, so that a sentence that was changed since is never heard in its old form. */
  text: z.string().min(1),
  file: z.string().regex(/^[\w-]+\.wav$/),
  /** Who speaks, and that they agreed. */
  by: z.string().min(1),
}));

/** Samples (wav.ts) of sentences that a person recorded, by language and words. */
export type Clips = ReadonlyMap<string, Buffer>;

export const clipKey = (lang: string, text: string): string => createHash("sha256").update(`${lang}\n${text.trim()}`).digest("base64url");

/** Clips of one language: `locales/<tag>/clips/manifest.yaml` and the files beside it. @throws AppError CLIPS_BROKEN, WAV_REFUSED */
export function readClips(root: string, tag: string): Clips {
  const folder = join(root, "locales", tag, "clips");
  if (!existsSync(join(folder, "manifest.yaml"))) return new Map();
  const read = manifest.safeParse(parse(readFileSync(join(folder, "manifest.yaml"), "utf8")));
  if (!read.success) throw new AppError("CLIPS_BROKEN", `locales/${tag}/clips/manifest.yaml: ${read.error.issues[0]?.path.join(".")} ${read.error.issues[0]?.message}`);
  return new Map(read.data.map(({ text, file }) => {
    const path = join(folder, file);
    if (!existsSync(path) || statSync(path).size > maxClipBytes) throw new AppError("CLIPS_BROKEN", `locales/${tag}/clips/${file} is missing or longer than ${maxClipBytes} bytes`);
    return [clipKey(tag, text), samplesOf(readFileSync(path))];
  }));
}

export const clipsOf = (root: string, tags: readonly string[]): Clips => new Map(tags.flatMap((tag) => [...readClips(root, tag)]));
