/** One row of CSV (RFC 4180) whose texts came from strangers. */

/** Ends in CRLF. A spreadsheet would compute what begins like a formula, so an apostrophe stands before it. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
