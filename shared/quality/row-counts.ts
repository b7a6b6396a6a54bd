/** Rows of each table against the last run: a table that shrinks has lost something. */

import { say, textOf } from '../words/say.ts';
import type { CheckedTable, CheckHead, Findings } from './check.ts';
import { headOf } from './define.ts';

/** Rows that may go, as a part of those that were there: sources correct themselves. */
const TOLERATED = 0.01;

export interface RowCountCheck extends CheckHead {
  judge(rows: number, before: number): Findings & { readonly threshold: number };
}

/** The check of one table. Its threshold is in rows and follows from the last run. */
export function rowCountCheck(table: Pick<CheckedTable, 'domain' | 'name' | 'slug'>): RowCountCheck {
  const head = headOf(table, {
    kind: 'row_count',
    column: '*',
    about: 'drop',
    question: `Does ${table.name} have at least about as many rows as in the last run?`,
    wholeTable: true,
  });
  return {
    ...head,
    needs: [],
    judge(rows, before) {
      const failures = Math.max(0, before - rows);
      const said = failures === 0 ? [] : [say('quality_rows_after', { rows, before })];
      const notes = said.map((one) => textOf([one]));
      return { failures, sample: [], notes, said, threshold: Math.floor(before * TOLERATED) };
    },
  };
}
