/** How a view is put on paper: its table, what it found, its chart. */
import type { Chart } from '../document/chart.ts';
import type { ViewDomain } from '../document/document.ts';
import { rowsOf } from '../document/rows.ts';
import type { Cell, Column, Table } from '../document/table.ts';

export interface Presentation {
  readonly title: string;
  readonly finding: string;
  readonly table: Table;
  readonly sideTables: readonly Table[];
  readonly chart: Chart | null;
}

/** A view that can leave as a file. `M` is what its presentation needs of the answer's meta. */
export interface ExportedView<R, M> {
  readonly domain: ViewDomain;
  /** Its name in addresses and file names. */
  readonly view: string;
  present(rows: readonly R[], meta: M): Presentation;
}

/** A column and how a row fills it. */
export interface ViewColumn<R> extends Column {
  readonly cell: (row: R) => Cell;
}

export interface TableText {
  /** Name of the sheet, at most 28 characters. */
  readonly name: string;
  readonly title: string;
}

export function tableOf<R>(text: TableText, columns: readonly ViewColumn<R>[], rows: readonly R[]): Table {
  const toCells = (row: R) => columns.map(({ cell }) => cell(row));
  return { ...text, columns, rows: rowsOf(rows, toCells) };
}
