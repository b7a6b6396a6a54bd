/** The table is one stop for the Tab key: a single cell takes it, the arrow keys lead to the others. */

/** What takes a cell's focus: its only button or link, else the cell itself. */
export function targetOf(cell: HTMLElement): HTMLElement {
  if (cell.querySelector('input, select, textarea')) return cell;
  const widgets = widgetsOf(cell);
  return (widgets.length === 1 && widgets[0]) || cell;
}

const widgetsOf = (cell: HTMLElement) => [...cell.querySelectorAll<HTMLElement>('button, a[href]')];

/** Takes a row's cells and what is in them out of the Tab order, but for the cell where the keyboard stands. */
export function rove(row: HTMLTableRowElement, activeColumn: number | null): void {
  for (const [index, cell] of [...row.cells].entries()) {
    cell.tabIndex = -1;
    for (const widget of widgetsOf(cell)) widget.tabIndex = -1;
    if (index !== activeColumn) continue;
    const target = targetOf(cell);
    target.tabIndex = 0;
    // A cell with several of them: Tab goes from the cell through them.
    if (target === cell) for (const widget of widgetsOf(cell)) widget.tabIndex = 0;
  }
}

/** The cell at a position, where it is drawn. */
export function cellAt(table: HTMLElement, row: number, column: number): HTMLElement | null {
  const line = table.querySelector<HTMLTableRowElement>(`tr[data-row="${row}"]`);
  return line?.cells[column] ?? null;
}

/** The position of what has the focus. */
export function positionOf(target: EventTarget): { row: number; column: number } | null {
  const cell = target instanceof Element ? target.closest('td, th') : null;
  if (!(cell instanceof HTMLTableCellElement)) return null;
  const row = Number(cell.closest<HTMLElement>('tr')?.dataset.row);
  return Number.isInteger(row) ? { row, column: cell.cellIndex } : null;
}
