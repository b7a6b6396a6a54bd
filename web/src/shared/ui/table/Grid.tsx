import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { type Column, leastWidth, sharesOf, templateOf } from './column.ts';
import { Head } from './Head.tsx';
import { AllRows, RowsInPage, RowsInPart } from './Rows.tsx';
import { roles } from './roles.ts';
import { useGrid } from './use-grid.ts';
import { usePrinting } from './use-printing.ts';
import type { TableState } from './use-table-state.ts';

interface GridProps<T> {
  readonly name: string;
  readonly className: string | undefined;
  /** Those that are shown. */
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  readonly openKey: string | number | undefined;
  readonly state: TableState;
  readonly onCopy: (text: string) => void;
}

/** Rows from which on only those in sight are drawn. */
const LONG = 100;
const CARDS_BELOW = 600;
const ROW_HEIGHT = 48;
const CARD_LINE = 24;

/** Heads and rows; the heads stay on top. It scrolls with its page, and by itself only where it is too wide. */
export function Grid<T>({
  name,
  className = '',
  columns,
  rows,
  keyOf,
  openKey,
  state,
  onCopy,
}: GridProps<T>) {
  // State and not a ref: the rows are placed in it, so they wait until it is there.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const isPrinting = usePrinting();
  const least = leastWidth(columns, state.widths);
  const room = useRoom(scroller, least);
  const isNarrow = room === 'cards';
  const isPart = room === 'tight';
  const { active, onKeyDown, onFocus } = useGrid({
    table,
    scroller: isPart ? scroller : null,
    columns,
    rows,
    state,
    onCopy,
  });
  const isLong = rows.length > LONG && !isPrinting;
  const parts = { columns, rows, keyOf, openKey, active };
  const rowHeight = isNarrow ? CARD_LINE * (columns.length + 1) : ROW_HEIGHT;
  const widths = {
    '--columns': templateOf(columns, state.widths),
    '--shares': sharesOf(columns, state.widths),
    '--least': `${least}px`,
  };
  return (
    <section className="data-scroll" data-part={isPart || undefined} aria-label={name} ref={setScroller}>
      <table
        ref={table}
        {...roles.grid}
        aria-label={name}
        aria-rowcount={rows.length + 1}
        className={`table data-table ${className}`}
        data-layout={isNarrow && !isPrinting ? 'cards' : 'table'}
        data-tight={isPart || undefined}
        // React's type knows no custom properties.
        style={widths as CSSProperties}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <Head columns={columns} state={state} activeColumn={active.row === -1 ? active.column : null} />
        {isLong && isPart && scroller && <RowsInPart {...parts} scroller={scroller} rowHeight={rowHeight} />}
        {isLong && !isPart && (
          <RowsInPage {...parts} rowHeight={rowHeight} key={isNarrow ? 'cards' : 'table'} />
        )}
        {!isLong && <AllRows {...parts} />}
      </table>
    </section>
  );
}

type Room = 'cards' | 'tight' | 'wide';

/** What there is room for: cards alone, columns that are scrolled sideways, or all of them side by side. */
function useRoom(element: HTMLElement | null, least: number): Room {
  const [width, setWidth] = useState(() => window.innerWidth);
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  if (width < CARDS_BELOW) return 'cards';
  return width < least ? 'tight' : 'wide';
}
