/**
 * Text that a spreadsheet would take for a formula or a command (CSV injection, CWE-1236): it gets an
 * apostrophe in front, which spreadsheets show as text.
 */
const DANGEROUS = /^[=+\-@|%\t\r\n]|^[＝＋－＠]/u;

/** The text as it may stand in a cell. */
export function defuse(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}
