import { parseJson } from "../edge/body";
import { refuse } from "../edge/failure";
import { readActivity, type ReadActivity } from "./read-activity";

/**
 * Reads a multipart upload: part `activity` (directlinejs sends it as a file), every other file an attachment. Only the kinds of the
 * files are kept: this version has no place where a person's papers would be safe.
 *
 * @param body whole body; its size was checked before, because the parser copies it.
 */
export async function readUpload(body: Uint8Array<ArrayBuffer>, contentType: string | undefined): Promise<ReadActivity> {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? "")) {
    throw refuse.unsupported("UnsupportedMediaType", "the content type must be multipart/form-data");
  }
  const form = await parseForm(body, contentType!);
  const part = form.get("activity");
  const files = [...form.entries()].filter(([name, value]) => name !== "activity" && typeof value !== "string");
  const kinds = files.map(([, file]) => (file as File).type);
  if (part === null) return readActivity({ type: "message" }, kinds);
  const bytes = typeof part === "string" ? Buffer.from(part) : new Uint8Array(await part.arrayBuffer());
  return readActivity(parseJson(bytes), kinds);
}

async function parseForm(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { "Content-Type": contentType } }).formData();
  } catch {
    throw refuse.badRequest("MalformedUpload", "the body is not multipart/form-data");
  }
}
