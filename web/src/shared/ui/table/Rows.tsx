/** The rows of a table: all of them where they are few, else those that are seen. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, useLayoutEffect, useRef } from 'react';
import { type Column, widthOf } from './column.ts';
import { rove } from './focus.ts';
import type { Position } from './position.ts';
import { roles } from './roles.ts';

export interface RowsProps<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  /** Key of the row that is open beside the table. */
  readonly openKey: string | number | undefined;
  readonly active: Position;
}

const activeIn = (active: Position, row: number) => (active.row === row ? active.column : null);

export function AllRows<T>({ columns, rows, keyOf, openKey, active }: RowsProps<T>) {
  return (
    <tbody {...roles.group}>
      {rows.map((row, index) => (
        <Row
          key={keyOf(row)}
          row={row}
          index={index}
          columns={columns}
          isOpen={keyOf(row) === openKey}
          activeColumn={activeIn(active, index)}
        />
      ))}
    </tbody>
  );
}

interface SeenRowsProps<T> extends RowsProps<T> {
  readonly scroller: HTMLElement;
  /** Height of a row before it is measured. */
  readonly rowHeight: number;
}

const HEAD_HEIGHT = 40;
/** Pixels from which on a column takes the whole width of a card. */
const WIDE = 220;
const BEYOND = 12;

/** Only the rows in sight and a few beyond, at the places where all of them would be. */
export function SeenRows<T>(props: SeenRowsProps<T>) {
  const { columns, rows, keyOf, openKey, active, scroller, rowHeight } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: BEYOND,
    // Rows beyond the edge are there before they are seen: scrolling need not wait for the next ones.
    useFlushSync: false,
    scrollMargin: HEAD_HEIGHT,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    // The row where the keyboard stands stays, or the focus would be lost.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      if (active.row < 0 || active.row >= rows.length || seen.includes(active.row)) return seen;
      return [...seen, active.row].toSorted((a, b) => a - b);
    },
  });
  return (
    <tbody {...roles.group} className="rows-seen" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <Row
            key={String(key)}
            row={row}
            index={index}
            columns={columns}
            isOpen={keyOf(row) === openKey}
            activeColumn={activeIn(active, index)}
            top={start - HEAD_HEIGHT}
            measure={virtual.measureElement}
          />
        );
      })}
    </tbody>
  );
}

interface RowProps<T> {
  readonly row: T;
  readonly index: number;
  readonly columns: readonly Column<T>[];
  readonly isOpen: boolean;
  readonly activeColumn: number | null;
  /** Pixels from the top of all rows; absent where rows follow each other by themselves. */
  readonly top?: number;
  readonly measure?: (element: HTMLElement | null) => void;
}

function PlainRow<T>({ row, index, columns, isOpen, activeColumn, top, measure }: RowProps<T>) {
  const line = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    if (line.current) rove(line.current, activeColumn);
  });
  useLayoutEffect(() => measure?.(line.current), [measure]);
  const place: CSSProperties | undefined =
    top === undefined ? undefined : { transform: `translateY(${top}px)` };
  return (
    <tr
      ref={line}
      {...roles.row}
      aria-rowindex={index + 2}
      data-row={index}
      data-index={index}
      data-open={isOpen || undefined}
      style={place}
    >
      {columns.map((column) =>
        column.isHead ? (
          <th key={column.id} {...roles.name} data-head data-column={column.id}>
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.id}
            {...roles.cell}
            data-column={column.id}
            data-number={column.isNumber}
            data-label={column.label}
            data-wide={widthOf(column) >= WIDE || undefined}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

// memo forgets that the component takes rows of any type.
const Row = memo(PlainRow) as typeof PlainRow;
