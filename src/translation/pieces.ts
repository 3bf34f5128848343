/** Part of a text and the white space that follows it. */
export interface Piece {
  readonly words: string;
  readonly gap: string;
}

/**
 * A text in parts that an engine takes, cut between sentences and, where one sentence is too long, between words; put together again they are the text.
 *
 * @param maxLength UTF-16 units of one part.
 * @returns null when one word is longer.
 */
export function piecesOf(text: string, maxLength: number): readonly Piece[] | null {
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(text)) {
    // the white space behind a part is ours to keep: it counts for nothing
    for (const part of segment.trimEnd().length <= maxLength ? [segment] : segment.split(/(?<=\s)(?=\S)/u)) {
      const last = parts.at(-1);
      if (part.trimEnd().length > maxLength) return null;
      if (last !== undefined && (last + part).trimEnd().length <= maxLength) parts[parts.length - 1] = last + part;
      else parts.push(part);
    }
  }
  return parts.map((part) => ({ words: part.trimEnd(), gap: part.slice(part.trimEnd().length) }));
}
