import type { Token } from '../guard/tokenize.ts';
import type { SqlText } from './sql-text.ts';

/** One form on which the engines disagree. */
export interface Rule {
  readonly id: string;
  /** How they disagree and what to write instead. */
  readonly reason: string;
  /** The tokens at which the form stands. */
  find(sql: SqlText): readonly Token[];
}
