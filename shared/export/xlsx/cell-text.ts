/** Text as a worksheet can hold it. */
import { defuse } from '../document/defuse.ts';

/** Characters that a cell holds at most, by the limits of the format. */
export const MAX_CELL_TEXT = 32_767;
const CUT_MARK = '… [cut]';

/** Control characters beside tab and line end, and the two that are no characters: XML cannot hold them. */
const FORBIDDEN = /[^\P{Cc}\t\n]|[\ufffe\uffff]/gu;
/** Whether a text needs any care at all: most do not, and there can be millions. */
const SUSPECT = /^[=+\-@|%\n＝＋－＠]|[^\P{Cc}\n]|[\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/u;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

export interface CellText {
  readonly text: string;
  /** Whether the text was longer than a cell and ends with a mark that says so. */
  readonly isCut: boolean;
}

/**
 * Defuses formulas, turns line ends into `\n` and characters that XML cannot hold into U+FFFD. What is
 * longer than a cell is cut with a mark.
 */
export function cellText(raw: string): CellText {
  if (raw.length <= MAX_CELL_TEXT && !SUSPECT.test(raw)) return { text: raw, isCut: false };
  const text = defuse(raw)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(LOOKS_ESCAPED, '_x005F_');
  if (text.length <= MAX_CELL_TEXT) return { text, isCut: false };
  const kept = text.slice(0, MAX_CELL_TEXT - CUT_MARK.length).toWellFormed();
  return { text: kept + CUT_MARK, isCut: true };
}
