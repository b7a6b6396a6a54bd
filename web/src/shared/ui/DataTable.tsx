/** A table whose order is in the address: each column says what it shows and by what it sorts. */
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { useUrlState } from '../url/use-url-state.ts';
import { Icon } from './icons.tsx';
import { type SortKey, sortRows } from './sort-rows.ts';

export interface Column<T> {
  /** What the address calls it. */
  readonly id: string;
  readonly label: string;
  readonly isNumber?: true;
  /** Names the row. */
  readonly isHead?: true;
  readonly sortKey: (row: T) => SortKey;
  readonly cell: (row: T) => ReactNode;
}

interface DataTableProps<T> {
  readonly name: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => number;
}

export function DataTable<T>({ name, columns, rows, keyOf }: DataTableProps<T>) {
  const { f } = useI18n();
  const [{ sort = '' }, setState] = useUrlState();
  const isDescending = sort.startsWith('-');
  const sorted = columns.find(({ id }) => id === sort.replace('-', ''));
  const shown = sorted ? sortRows(rows, sorted.sortKey, isDescending, f.locale) : rows;
  const sortBy = ({ id, isNumber }: Column<T>) => {
    const isDown = sorted?.id === id ? !isDescending : isNumber === true;
    setState({ sort: isDown ? `-${id}` : id }, { replace: true });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={name}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell
                key={column.id}
                column={column}
                direction={column.id === sorted?.id ? (isDescending ? 'descending' : 'ascending') : undefined}
                onSort={() => sortBy(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) =>
                column.isHead ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} data-number={column.isNumber}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadCellProps<T> {
  readonly column: Column<T>;
  readonly direction: 'ascending' | 'descending' | undefined;
  readonly onSort: () => void;
}

function HeadCell<T>({ column: { label, isNumber }, direction, onSort }: HeadCellProps<T>) {
  const { m } = useI18n();
  return (
    <th scope="col" data-number={isNumber} aria-sort={direction}>
      <button type="button" title={m.stock.sortBy(label)} onClick={onSort}>
        {label}
        {direction && <Icon name={direction === 'descending' ? 'down' : 'up'} />}
      </button>
    </th>
  );
}
