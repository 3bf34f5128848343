import { z } from "zod";
import type { Incoming } from "../../bot/conversations";
import { maxButtonBytes } from "../../core/message";
import { refuse } from "./failure";

/** What Bot Framework clients and channels say, whoever brings it; everything else of an activity is left out. */
export const activitySchema = z.object({
  type: z.string().min(1),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  name: z.string().nullish(),
  locale: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  channelData: z.unknown().optional(),
  attachments: z.array(z.object({ contentType: z.string() })).nullish(),
});
export type ReceivedActivity = z.infer<typeof activitySchema>;

/** Types that are sent for their own sake (`typing`, `trace`…): accepted, without effect. */
export const ignoredTypes: ReadonlySet<string> = new Set([
  "typing", "trace", "endOfConversation", "messageReaction", "messageDelete", "contactRelationUpdate", "installationUpdate", "suggestion", "handoff",
  "command", "commandResult",
]);

/** @throws RequestRefused 400; the message names the field, never what was in it. */
export function parseActivity<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") || "the body";
  throw refuse.badRequest("BadArgument", `${field} is missing or has the wrong type`);
}

export const notSupported = (what: string) => refuse.badRequest("NotSupported", `${what} is not supported`);

/**
 * What a message says: a button, words, files, or a thing we cannot read.
 *
 * @param attachments MIME types.
 * @returns null when there is nothing in it.
 * @throws RequestRefused 400
 */
export function messageContent(
  activity: ReceivedActivity, attachments: readonly string[],
): Pick<Incoming, "type" | "text" | "button" | "attachments"> | null {
  const text = activity.text ?? undefined;
  const button = buttonOf(activity);
  const files = attachments.length > 0 ? { attachments } : {};
  if (button !== null) return { type: "button", button, ...(text !== undefined && text !== button && { text }) };
  if (attachments.length > 0 && (text ?? "").trim() === "") return { type: "attachment", ...files };
  if (text !== undefined) return { type: "text", text, ...files };
  return activity.value == null ? null : { type: "unsupported" };
}

/** `a:…` answers a question, `c:…` is a command, `p:…` answers a mediator, `h:…` says whether it helped, `t:…` whether to go to another association. Web Chat moves the value of a `postBack` button into the text and marks it. */
function buttonOf({ value, text, channelData }: ReceivedActivity): string | null {
  const pressed = typeof value === "string" ? value : isPostBack(channelData) ? text : null;
  if (pressed == null || !/^[acpht]:/.test(pressed)) return null;
  if (Buffer.byteLength(pressed) > maxButtonBytes) throw refuse.badRequest("BadArgument", `value is longer than ${maxButtonBytes} bytes`);
  return pressed;
}

/** Kinds of files, bounded: what is not a MIME type is one of unknown bytes. */
export function mimeTypes(announced: readonly string[]): readonly string[] {
  return announced.map((type) => (/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type.toLowerCase() : "application/octet-stream"));
}

export function localeOf({ locale, value }: ReceivedActivity): { readonly clientLocale?: string } {
  const said = locale ?? (isRecord(value) ? value["language"] : undefined);
  return isLocaleTag(said) ? { clientLocale: said } : {};
}

export function isLocaleTag(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}$/.test(value);
}

function isPostBack(channelData: unknown): boolean {
  return isRecord(channelData) && channelData["postBack"] === true;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
