const digitValues = new Map<string, string>();

/** Digits come in Unicode as rows of ten from zero to nine, so the value is the distance to the start of the row. */
function digitValue(digit: string): string {
  const known = digitValues.get(digit);
  if (known !== undefined) return known;
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  digitValues.set(digit, String(value));
  return String(value);
}

/** Digits of every script become 0-9. */
export function foldDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, digitValue);
}
