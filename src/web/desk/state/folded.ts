/** Lower case without accents, so that "impôts" is found by "impots". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/[’']/g, " ").trim();
}
