/** Picks one of many by turns that look like chance and are the same in every run. */
export function seededPicker<T>(many: readonly T[], seed: number): () => T {
  let state = seed;
  return () => {
    // constants of the "minimal standard" generator of Park and Miller
    state = (state * 48_271) % 2_147_483_647;
    return many[state % many.length]!;
  };
}
