/** Where the keyboard stands in a table: row -1 is the head. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

const steps: Readonly<Record<string, (at: Position, size: Size) => Position>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: Math.max(Math.min(row, 0), row - page), column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
};

const farSteps: Readonly<Record<string, (at: Position, size: Size) => Position>> = {
  Home: () => ({ row: 0, column: 0 }),
  End: (_at, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** Inside the table, whatever has been taken out of it since. */
export function clamped({ row, column }: Position, { rows, columns }: Size): Position {
  return {
    row: Math.max(-1, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}

/** Where a key leads; null for a key that does not move. */
export function afterKey(key: string, isFar: boolean, at: Position, size: Size): Position | null {
  const step = (isFar ? farSteps : steps)[key];
  return step ? clamped(step(at, size), size) : null;
}
