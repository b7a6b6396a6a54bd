/** English messages of tables. */
import { english as plural } from './plural.ts';

export const tableEn = {
  columns: 'Columns',
  columnsHint: 'Drag a head’s edge to resize, or press Shift and an arrow key on it.',
  narrower: (column: string) => `Make ${column} narrower`,
  wider: (column: string) => `Make ${column} wider`,
  reset: 'Reset columns',
  copyTable: 'Copy the table',
  copiedTable: (rows: string) => `Copied ${rows} ${plural(rows, 'row', 'rows')}`,
  copiedValue: (value: string) => `Copied ${value}`,
  copiedNothing: 'The browser refused to copy',
  shown: (shown: string, all: string) => `${shown} of ${all}`,
  all: (all: string) => `${all} ${plural(all, 'row', 'rows')}`,
  loaded: (shown: string) => `${shown} loaded`,
  onlyLoaded: 'Search and order apply to the rows loaded.',
  none: 'Nothing fits what you look for.',
  sort: 'Order',
  sortNone: 'As it comes',
  ascending: 'Ascending',
  descending: 'Descending',
  unknownColumn: (columns: string) => `The link names columns that this table does not have: ${columns}.`,
};
