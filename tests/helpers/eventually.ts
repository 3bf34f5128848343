/** Waits until `check` holds. @throws Error with what was seen last. */
export async function eventually<T>(look: () => T | Promise<T>, check: (seen: T) => boolean, timeoutMs = 20_000): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (check(seen)) return seen;
    if (Date.now() > until) throw new Error(`still ${JSON.stringify(seen)?.slice(0, 2_000)} after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
