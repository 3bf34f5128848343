import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { AppError } from "../core/errors";

/** `unreviewed`: nobody who speaks the language has said yet that it can be understood. */
export type VoiceState = "on" | "unreviewed";

const manifest = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/), z.strictObject({ voice: z.string().regex(/^[a-z-]{2,20}$/), state: z.enum(["on", "unreviewed"]) }));
/** By BCP 47 tag; a language that is not in it has no voice at all. */
export type Voices = z.infer<typeof manifest>;

const file = join("locales", "voices.yaml");

/** @throws AppError VOICES_BROKEN */
export function readVoices(root: string): Voices {
  if (!existsSync(join(root, file))) return {};
  const read = manifest.safeParse(parse(readFileSync(join(root, file), "utf8")));
  if (!read.success) throw new AppError("VOICES_BROKEN", `${file}: ${read.error.issues[0]?.path.join(".")} ${read.error.issues[0]?.message}`);
  return read.data;
}
