/* Lengths as people count them: a letter outside the first plane is two units of a JavaScript string, and one code point. */

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Most texts are so short that nothing needs counting. */
export const isLongerThan = (text: string, most: number): boolean => text.length > most && lengthOf(text) > most;

/** The beginning of a text, `most` code points at most. */
export const firstPoints = (text: string, most: number): string => (text.length <= most ? text : [...text.slice(0, 2 * most)].slice(0, most).join(""));
