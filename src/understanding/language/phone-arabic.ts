// 3 is ع, 7 is ح, 9 is ق, 5 is خ and 2 is ء, inside a word or at its start, where no French abbreviation has them ("3eme", "2h", "5km")
const withDigit = /^(?:[a-z']*[23579][a-z']{2,}[a-z23579']*|[a-z']{2,}[379][a-z23579']*)$/;
const frenchCount = /^\d+(?:ere?s?|er|eme?s?|ieme?s?|e|h|hr?s?|ans?|mois|jours?|j|km|m|kg|g|euros?|eur|enfants?|pieces?|min|mn|nd|rd|th|st|ro|do|am|pm|main|day|nite|night)$/;

/** A word of Arabic as it is written in Latin letters on a phone, with digits for the letters Latin lacks: "3andi", "wa7ed", "sa7a". */
export function isPhoneArabic(word: string): boolean {
  return withDigit.test(word) && !frenchCount.test(word.normalize("NFD").replace(/\p{M}/gu, ""));
}
