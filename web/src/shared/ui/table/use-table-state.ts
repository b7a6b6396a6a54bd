/** What a reader made of a table: order and hidden columns stand in the address, widths on the device. */
import { useState } from 'react';
import { readPreference, writePreference } from '../../preferences.ts';
import { useUrlState } from '../../url/use-url-state.ts';
import { type Column, MIN_WIDTH, type Widths } from './column.ts';

export interface Sort {
  readonly id: string;
  readonly isDescending: boolean;
}

export interface TableState {
  readonly sort: Sort | null;
  readonly hidden: readonly string[];
  readonly widths: Widths;
  /** Columns that the address names and the table does not have. */
  readonly unknown: readonly string[];
  readonly setSort: (sort: Sort | null) => void;
  readonly setHidden: (hidden: readonly string[]) => void;
  /** A width in pixels; it is kept for the next visit once it is settled. */
  readonly setWidth: (id: string, width: number, isSettled?: boolean) => void;
  readonly reset: () => void;
}

interface Choice {
  readonly sort?: string | undefined;
  readonly hide?: string | undefined;
}

const SEPARATOR = '.';

function sortOf(text: string | undefined): Sort | null {
  if (text === undefined) return null;
  return { id: text.replace(/^-/, ''), isDescending: text.startsWith('-') };
}

/** Widths that were kept for these columns; anything else in the storage is left alone. */
function readWidths(key: `widths.${string}`): Widths {
  const kept = new URLSearchParams(readPreference(key) ?? '');
  return Object.fromEntries(
    [...kept].map(([id, width]) => [id, Number(width)] as const).filter(([, width]) => width >= MIN_WIDTH),
  );
}

/**
 * @param isAddressed whether the address holds order and hidden columns: for the one table that a page is about
 */
export function useTableState(columns: readonly Column<never>[], isAddressed: boolean): TableState {
  const [address, setAddress] = useUrlState();
  const [memory, setMemory] = useState<Choice>({});
  const key = `widths.${columns.map(({ id }) => id).join(SEPARATOR)}` as const;
  const [widths, setWidths] = useState(() => readWidths(key));
  const choice: Choice = isAddressed ? address : memory;
  const choose = (next: Choice) =>
    isAddressed ? setAddress(next, { replace: true }) : setMemory({ ...memory, ...next });

  const has = (id: string) => columns.some((column) => column.id === id);
  const sort = sortOf(choice.sort);
  const hidden = choice.hide?.split(SEPARATOR) ?? [];
  return {
    sort: sort && has(sort.id) ? sort : null,
    hidden: hidden.filter((id) => columns.some((column) => column.id === id && !column.isHead)),
    widths,
    unknown: [...(sort ? [sort.id] : []), ...hidden].filter((id) => !has(id)),
    setSort: (next) => choose({ sort: next ? `${next.isDescending ? '-' : ''}${next.id}` : undefined }),
    setHidden: (next) => choose({ hide: next.length > 0 ? next.join(SEPARATOR) : undefined }),
    setWidth: (id, width, isSettled = true) => {
      const next = { ...widths, [id]: Math.max(MIN_WIDTH, Math.round(width)) };
      setWidths(next);
      if (isSettled) writePreference(key, String(new URLSearchParams(textual(next))));
    },
    reset: () => {
      setWidths({});
      writePreference(key, '');
      choose({ hide: undefined });
    },
  };
}

const textual = (widths: Widths) =>
  Object.fromEntries(Object.entries(widths).map(([id, width]) => [id, String(width)]));
