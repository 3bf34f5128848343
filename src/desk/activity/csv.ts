/** French spreadsheets open it by a double click: semicolons, and a mark that says UTF-8. */
const separator = ";";
const byteOrderMark = "\ufeff";

/** RFC 4180, with lines ended as it says. @param rows the first one names the columns. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is one no more. Source: OWASP, CSV Injection. */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
