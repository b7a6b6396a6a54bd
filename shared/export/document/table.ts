/** A table as every file format takes it: typed columns and rows of plain cells, in batches. */

/** Dates are ISO calendar dates, instants ISO 8601 UTC texts; null is an empty cell. */
export type Cell = string | number | null;
export type Cells = readonly Cell[];

/**
 * What a column holds. `figure` is a count or an amount, whole numbers shown whole; `money` in USD, `percent` as percent numbers (12.5 is 12.5 %), `score` 0 to 100,
 * `instant` shown in UTC.
 */
export type CellType =
  | 'text'
  | 'integer'
  | 'number'
  | 'figure'
  | 'money'
  | 'percent'
  | 'score'
  | 'date'
  | 'instant';

export interface Column {
  /** The field's name in the API; the header of CSV files. */
  readonly key: string;
  /** The header that people read, with its unit. */
  readonly label: string;
  readonly type: CellType;
  /** Width in characters of a digit; long texts wrap. */
  readonly width: number;
  /** Whether the column has a total: the sum of its cells. */
  readonly isSummed?: boolean;
  /** Shorter header where paper is narrow; the label where absent. */
  readonly shortLabel?: string;
  /** True keeps the column out of PDF tables, which are narrower than a sheet. */
  readonly isWide?: boolean;
}

export interface Rows {
  /** Rows that the file will hold. */
  readonly count: number;
  /** Rows that there are: more than `count` where a limit applies, which the file then says. */
  readonly available: number;
  /** Reads the rows once, in order. */
  batches(): AsyncIterable<readonly Cells[]>;
  /** SHA-256 over the JSON text of the rows as the API gives them, in hex; known once all were read. */
  sha256(): string;
}

export interface Table {
  /** Name of the sheet, at most 28 characters. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: Rows;
}
