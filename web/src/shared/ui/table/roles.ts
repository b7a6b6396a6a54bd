/**
 * Roles of a table's elements, written out: a table whose rows are laid out as grids loses the roles that
 * its elements have by themselves. Cells can take the focus by keys that lead there, see `focus.ts`.
 */
export const roles = {
  grid: { role: 'grid' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader', scope: 'col', tabIndex: -1 },
  name: { role: 'rowheader', scope: 'row', tabIndex: -1 },
  cell: { role: 'gridcell', tabIndex: -1 },
} as const;
