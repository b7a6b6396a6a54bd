/**
 * The table of every page: sorted, searched, narrowed to columns and resized by the reader, walked by arrow
 * keys, copied with exact values, and drawn only where it is seen when it is long. On a narrow screen each row
 * is a card. Each column says what it shows and by what it sorts.
 */
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { hasWords, wordsOf } from '../text/words.ts';
import { useUrlState } from '../url/use-url-state.ts';
import { FindField } from './FindField.tsx';
import { Icon } from './icons.tsx';
import { sortRows } from './sort-rows.ts';
import { ColumnMenu } from './table/ColumnMenu.tsx';
import { type Column, searchText, tableText } from './table/column.ts';
import { Grid } from './table/Grid.tsx';
import { SortChoice } from './table/SortChoice.tsx';
import { useCopied } from './table/use-copied.ts';
import { type TableState, useTableState } from './table/use-table-state.ts';
import './table/data-table.css';

export type { Column } from './table/column.ts';

interface DataTableProps<T> {
  /** What the table is, for who does not see it. */
  readonly name: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  /** Class of the table, for styles of its own. */
  readonly className?: string;
  /** Label of the search; absent where the page searches itself or there is nothing to search. */
  readonly find?: string;
  /** Stands in the table's bar: the page's own filters and actions. */
  readonly tools?: ReactNode;
  /** Says how many of how many rows are shown; null where the page says it. */
  readonly count?: ((shown: string, all: string) => string) | null;
  /** What stands in place of rows where none fits. */
  readonly empty?: ReactNode;
  /** Whether there are rows that are not loaded: search and order then say that they leave them out. */
  readonly hasMore?: boolean;
  /** Key of the row that is open beside the table. */
  readonly openKey?: string | number | undefined;
  /** A second table of a page keeps its order to itself; the address holds that of the first. */
  readonly isSecond?: boolean;
}

export function DataTable<T>(props: DataTableProps<T>) {
  const { name, columns, rows, keyOf, find: findLabel, empty, openKey, isSecond = false } = props;
  const { m, f } = useI18n();
  const state = useTableState(columns, !isSecond);
  const [{ find = '' }] = useUrlState();
  const wanted = useDeferredValue(findLabel === undefined ? '' : find);
  const found = useMemo(() => findRows(rows, columns, wanted), [rows, columns, wanted]);
  const { id, isDescending = false } = state.sort ?? {};
  const sorted = useMemo(() => {
    const column = columns.find((each) => each.id === id);
    return column ? sortRows(found, column.sortKey, isDescending, f.locale) : found;
  }, [found, columns, id, isDescending, f.locale]);
  const hidden = state.hidden.join('.');
  const visible = useMemo(
    () => columns.filter((column) => column.isHead || !hidden.split('.').includes(column.id)),
    [columns, hidden],
  );
  const [said, copy] = useCopied();
  return (
    <div className="data-table-part">
      <Bar
        {...props}
        state={state}
        said={said}
        shown={sorted.length}
        isNarrowed={wanted !== '' || state.sort !== null}
        onCopyTable={() =>
          copy(tableText(visible, sorted, f.locale), m.table.copiedTable(f.number(sorted.length)))
        }
      />
      {state.unknown.length > 0 && (
        <p className="notice" role="status">
          <Icon name="warning" />
          <span>{m.table.unknownColumn(f.list(state.unknown))}</span>
        </p>
      )}
      {sorted.length === 0 ? (
        <p className="quiet">{empty ?? m.table.none}</p>
      ) : (
        <Grid
          name={name}
          className={props.className}
          columns={visible}
          rows={sorted}
          keyOf={keyOf}
          openKey={openKey}
          state={state}
          onCopy={(text) => copy(text, m.table.copiedValue(text))}
        />
      )}
    </div>
  );
}

function findRows<T>(rows: readonly T[], columns: readonly Column<T>[], wanted: string): readonly T[] {
  const words = wordsOf(wanted);
  if (words.length === 0) return rows;
  return rows.filter((row) => hasWords(searchText(columns, row), words));
}

interface BarProps<T> extends DataTableProps<T> {
  readonly state: TableState;
  /** What was copied just now. */
  readonly said: string;
  readonly shown: number;
  readonly isNarrowed: boolean;
  readonly onCopyTable: () => void;
}

/** What stands above the rows. */
function Bar<T>(props: BarProps<T>) {
  const { columns, rows, find, tools, count, hasMore, state, said, shown, isNarrowed, onCopyTable } = props;
  const { m, f } = useI18n();
  const counted =
    shown === rows.length
      ? m.table.all(f.number(shown))
      : m.table.shown(f.number(shown), f.number(rows.length));
  return (
    <div className="table-tools">
      {find !== undefined && <FindField label={find} />}
      {tools}
      {count !== null && (
        <span className="quiet" role="status">
          {count ? count(f.number(shown), f.number(rows.length)) : counted}
          {hasMore && isNarrowed && ` · ${m.table.onlyLoaded}`}
        </span>
      )}
      <span className="table-said quiet" role="status">
        {said}
      </span>
      <SortChoice columns={columns} state={state} />
      <ColumnMenu columns={columns} state={state} onCopyTable={onCopyTable} />
    </div>
  );
}
