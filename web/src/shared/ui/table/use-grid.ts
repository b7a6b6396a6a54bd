/** The keyboard in a table: arrows move, Enter enters a cell, Ctrl+C copies its exact value. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useI18n } from '../../i18n/context.tsx';
import { type Column, exactText } from './column.ts';
import { cellAt, positionOf, targetOf } from './focus.ts';
import { afterKey, clamped, type Position } from './position.ts';
import type { TableState } from './use-table-state.ts';

interface GridParts<T> {
  readonly table: RefObject<HTMLTableElement | null>;
  /** What scrolls by itself; null where the page does. */
  readonly scroller: HTMLElement | null;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly state: TableState;
  readonly onCopy: (text: string) => void;
}

const ROW_HEIGHT = 40;
const RESIZE_STEP = 16;

export function useGrid<T>({ table, scroller, columns, rows, state, onCopy }: GridParts<T>) {
  const { f } = useI18n();
  const [wanted, setActive] = useState<Position>({ row: 0, column: 0 });
  const mustFocus = useRef(false);
  const page = Math.max(1, Math.floor((scroller?.clientHeight ?? window.innerHeight) / ROW_HEIGHT) - 2);
  const size = { rows: rows.length, columns: columns.length, page };
  const active = clamped(wanted, size);

  useLayoutEffect(() => {
    if (!mustFocus.current || !table.current) return;
    mustFocus.current = false;
    const cell = cellAt(table.current, active.row, active.column);
    if (cell) targetOf(cell).focus();
  });

  const copy = () => {
    const column = columns[active.column];
    const row = rows[active.row];
    if (column) onCopy(row === undefined ? column.label : exactText(column, row, f.locale));
  };
  const resize = (by: number) => {
    const column = columns[active.column];
    const cell = table.current && cellAt(table.current, -1, active.column);
    if (column && cell) state.setWidth(column.id, cell.getBoundingClientRect().width + by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.altKey || !(target instanceof HTMLElement)) return;
    const act = actionOf(event, target);
    if (act === 'none') return;
    if (act === 'copy') copy();
    else if (act === 'resize') resize(key === 'ArrowLeft' ? -RESIZE_STEP : RESIZE_STEP);
    else if (act === 'enter') {
      const inside = target.querySelector<HTMLElement>('input, select, textarea, button, a[href]');
      if (inside === null) return;
      inside.focus();
    } else if (act === 'leave') target.closest<HTMLElement>('td, th')?.focus();
    else {
      const next = afterKey(key, event.ctrlKey || event.metaKey, active, size);
      if (next === null) return;
      mustFocus.current = true;
      setActive(next);
    }
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent) => {
    const at = positionOf(target);
    if (at && (at.row !== active.row || at.column !== active.column)) setActive(at);
  };
  return { active, onKeyDown, onFocus };
}

type Action = 'copy' | 'resize' | 'enter' | 'leave' | 'move' | 'none';

/** What a key means where it was pressed: inside a field it belongs to the field. */
function actionOf(event: KeyboardEvent, target: HTMLElement): Action {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return key === 'Escape' ? 'leave' : 'none';
  if ((ctrlKey || metaKey) && key === 'c') return window.getSelection()?.isCollapsed ? 'copy' : 'none';
  if (shiftKey) {
    const isHead = target.closest('thead') !== null;
    return isHead && /^Arrow(Left|Right)$/.test(key) ? 'resize' : 'none';
  }
  const isCell = /^(TD|TH)$/.test(target.tagName);
  if (isCell && (key === 'Enter' || key === 'F2')) return 'enter';
  return 'move';
}
