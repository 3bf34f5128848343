/** How somebody likes this desk; about nobody, so it may stay in the browser. */
export interface Preferences {
  readonly hasSound: boolean;
  readonly hasShortcuts: boolean;
}

const place = "passerelle-desk";
const usual: Preferences = { hasSound: false, hasShortcuts: true };

export function recallPreferences(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Preferences>;
    return { hasSound: kept.hasSound === true, hasShortcuts: kept.hasShortcuts !== false };
  } catch {
    return usual; // a browser that refuses storage
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(place, JSON.stringify(preferences));
  } catch {
    // they hold until the page is closed
  }
}
