/** Search as readers expect it: every word somewhere, in any order, whatever its case and accents. */

/** A text without case and accents: "Šibenik Đuro" becomes "sibenik duro". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

/** The words of what a reader typed, folded. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}

/** Whether a folded text has every word. */
export function hasWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}
