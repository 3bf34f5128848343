/**
 * What a BCP 47 tag stands for when two people talk: region and script aside, and the Dari of `prs` is the Persian of `fa-AF`. Who writes one
 * understands the other.
 */
export function primaryLanguage(tag: string): string {
  const primary = tag.toLowerCase().split("-")[0] ?? "";
  return primary === "prs" ? "fa" : primary;
}
