/**
 * Every message carries a word of its own, and every address too: whoever finds it later knows whose it is. Letters only, so that no reader
 * takes it for a number and no mask hides it; always the same length, so that none is part of another.
 */
export function markerOf(person: number, message: number): string {
  return `mk${letters(person, 5)}${letters(message, 3)}`;
}

export const markersIn = (text: string): readonly string[] => text.match(/mk[a-z]{8}/g) ?? [];

/** Markers of one person begin alike. */
export const ownerMark = (marker: string): string => marker.slice(0, 7);

function letters(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 26)) text = String.fromCharCode(97 + (rest % 26)) + text;
  return text;
}
