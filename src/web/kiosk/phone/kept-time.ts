const hoursInDay = 24;

/** A time in words of a language: days from two on, else hours. */
export function inWords(hours: number, lang: string): string {
  const isDays = hours >= 2 * hoursInDay;
  const value = isDays ? Math.floor(hours / hoursInDay) : hours;
  return new Intl.NumberFormat(lang, { style: "unit", unit: isDays ? "day" : "hour", unitDisplay: "long", numberingSystem: "latn" }).format(value);
}
