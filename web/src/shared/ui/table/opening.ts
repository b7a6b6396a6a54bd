import type { ReactNode } from 'react';

/** What a table is given whose rows open beside it. */
export interface OpeningTableProps {
  /** Filters and actions of the page, in the table's bar. */
  readonly tools: ReactNode;
  /** What is open, as the address names it. */
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}
