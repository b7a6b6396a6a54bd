/** One row of a domain's filter values: which filter, and a value that it can take. */
interface FilterRow {
  readonly filter: string;
  readonly value: string;
}

/** The values of one filter in alphabetical order. */
export function choicesOf(rows: readonly FilterRow[], filter: string): string[] {
  return rows
    .filter((row) => row.filter === filter)
    .map((row) => row.value)
    .sort((a, b) => a.localeCompare(b, 'en'));
}
