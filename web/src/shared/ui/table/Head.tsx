import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import { useI18n } from '../../i18n/context.tsx';
import { Icon } from '../icons.tsx';
import { type Column, widthOf } from './column.ts';
import { rove } from './focus.ts';
import { roles } from './roles.ts';
import type { TableState } from './use-table-state.ts';

interface HeadProps {
  readonly columns: readonly Column<never>[];
  readonly state: TableState;
  /** Column where the keyboard stands, if it stands in the head. */
  readonly activeColumn: number | null;
}

/** The columns' names: each sorts, its edge resizes. */
export function Head({ columns, state, activeColumn }: HeadProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    if (row.current) rove(row.current, activeColumn);
  });
  return (
    <thead {...roles.group}>
      <tr {...roles.row} aria-rowindex={1} data-row={-1} ref={row}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} state={state} />
        ))}
      </tr>
    </thead>
  );
}

/** How a click changes the order: numbers largest first, texts from A on, then the other way round. */
export function nextSort({ id, isNumber }: Column<never>, { sort }: TableState) {
  return { id, isDescending: sort?.id === id ? !sort.isDescending : isNumber === true };
}

function HeadCell({ column, state }: { column: Column<never>; state: TableState }) {
  const { m } = useI18n();
  const { id, label, isNumber, isHead } = column;
  const sort = state.sort?.id === id ? state.sort : null;
  return (
    <th
      {...roles.head}
      data-number={isNumber}
      data-head={isHead}
      aria-sort={sort ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        title={m.stock.sortBy(label)}
        onClick={() => state.setSort(nextSort(column, state))}
      >
        <span>{label}</span>
        {sort && <Icon name={sort.isDescending ? 'down' : 'up'} />}
      </button>
      <ResizeEdge column={column} state={state} />
    </th>
  );
}

/** The edge to drag; keys and the columns' menu do the same for who does not drag. */
function ResizeEdge({ column, state }: { column: Column<never>; state: TableState }) {
  const dragged = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthAt = (event: PointerEvent) =>
    dragged.current ? dragged.current.width + event.clientX - dragged.current.x : widthOf(column);
  return (
    <span
      className="column-edge"
      aria-hidden="true"
      onPointerDown={(event) => {
        const width = event.currentTarget.parentElement?.getBoundingClientRect().width;
        if (width === undefined) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (dragged.current) state.setWidth(column.id, widthAt(event), false);
      }}
      onPointerUp={(event) => {
        if (dragged.current) state.setWidth(column.id, widthAt(event));
        dragged.current = null;
      }}
      onPointerCancel={() => {
        dragged.current = null;
      }}
    />
  );
}
