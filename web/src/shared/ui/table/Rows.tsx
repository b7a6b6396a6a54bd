/** The rows of a table: all of them where they are few, else those that are seen. */
import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { type CSSProperties, memo, type RefObject, useLayoutEffect, useRef, useState } from 'react';
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
  /** Height of a row before it is measured. */
  readonly rowHeight: number;
}

const HEAD_HEIGHT = 40;
/** Pixels from which on a column takes the whole width of a card. */
const WIDE = 220;
const BEYOND = 12;

/** What both kinds of scrolling ask of the rows. */
function seenOptions<T>({ rows, keyOf, active, rowHeight }: SeenRowsProps<T>) {
  return {
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: BEYOND,
    // Rows beyond the edge are there before they are seen: scrolling need not wait for the next ones.
    useFlushSync: false,
    getItemKey: (index: number) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    // The row where the keyboard stands stays, or the focus would be lost.
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range);
      if (active.row < 0 || active.row >= rows.length || seen.includes(active.row)) return seen;
      return [...seen, active.row].toSorted((a, b) => a - b);
    },
  };
}

/** Only the rows in sight and a few beyond, in a part that scrolls by itself because it is too wide. */
export function RowsInPart<T>({ scroller, ...props }: SeenRowsProps<T> & { readonly scroller: HTMLElement }) {
  const virtual = useVirtualizer({
    ...seenOptions(props),
    getScrollElement: () => scroller,
    scrollMargin: HEAD_HEIGHT,
  });
  return <SeenRows {...props} virtual={virtual} margin={HEAD_HEIGHT} />;
}

/** Only the rows in sight and a few beyond, in a table that scrolls with its page. */
export function RowsInPage<T>(props: SeenRowsProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const margin = usePlaceInPage(body);
  const virtual = useWindowVirtualizer({ ...seenOptions(props), scrollMargin: margin });
  return <SeenRows {...props} virtual={virtual} margin={margin} body={body} />;
}

/** Pixels from the top of the page to the element, also when what is above it changes. */
function usePlaceInPage(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

interface DrawnProps<T> extends SeenRowsProps<T> {
  readonly virtual: Virtualizer<HTMLElement, Element> | Virtualizer<Window, Element>;
  /** Where the first row is in what scrolls. */
  readonly margin: number;
  readonly body?: RefObject<HTMLTableSectionElement | null>;
}

/** The rows in sight at the places where all of them would be. */
function SeenRows<T>({ columns, rows, keyOf, openKey, active, virtual, margin, body }: DrawnProps<T>) {
  return (
    <tbody {...roles.group} className="rows-seen" style={{ height: virtual.getTotalSize() }} ref={body}>
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
            top={start - margin}
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
