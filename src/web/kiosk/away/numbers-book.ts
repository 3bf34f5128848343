import type { UsefulNumbers } from "../../../bot/page-view";

let book: Promise<UsefulNumbers | null> | null = null;

/** Asked for while there is a connection, for a time without one. @returns null when they cannot be had now; the next call asks again. */
export function loadNumbers(): Promise<UsefulNumbers | null> {
  book ??= fetch("/numeros.json").then(async (response) => (response.ok ? ((await response.json()) as UsefulNumbers) : null)).catch(() => null).then((found) => {
    if (found === null) book = null;
    return found;
  });
  return book;
}
