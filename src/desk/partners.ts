import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Partner } from "../core/handoff/partner";

/** Bytes of the file: a hundred times what fifty associations need. */
const maxFileBytes = 256 * 1024;
/** Associations in one list; a mediator chooses among them by eye. */
const maxPartners = 50;

const line = (max: number) => z.string().trim().min(1).max(max).regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, "must be one line without hidden characters");

/** As people read them: lengths that fit into a message. */
const partnersSchema = z.array(z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be small letters, digits and hyphens, at most 32"),
  name: line(80),
  address: line(160),
  hours: line(160).exactOptional(),
  phone: z.string().regex(/^\+?[\d ().-]{4,24}$/, "must be a telephone number").exactOptional(),
  url: z.url({ protocol: /^https$/, error: "must begin with https://" }).max(200).exactOptional(),
})).max(maxPartners).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "must not name an id twice");

/**
 * The associations that mediators may send people to.
 *
 * @param file YAML or JSON: a list of `id`, `name`, `address` and, where known, `hours`, `phone`, `url`, all in French.
 * @returns a sentence for whoever runs the service when it cannot be used.
 */
export function readPartners(file: string): { readonly partners: readonly Partner[] } | { readonly problem: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { problem: "cannot be read" };
  }
  if (text.length > maxFileBytes) return { problem: `must be smaller than ${maxFileBytes} bytes` };
  try {
    const parsed = partnersSchema.safeParse(parse(text));
    if (parsed.success) return { partners: parsed.data };
    const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
    return { problem: `is wrong at ${path.join(".") || "its beginning"}: ${message}` };
  } catch {
    return { problem: "is neither YAML nor JSON" };
  }
}
