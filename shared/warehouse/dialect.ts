import { numberRules } from './dialect/numbers.ts';
import { orderRules } from './dialect/order.ts';
import type { Rule } from './dialect/rule.ts';
import { sqlText } from './dialect/sql-text.ts';
import { textRules } from './dialect/texts.ts';
import { wordRules } from './dialect/words.ts';
import { assertReadOnly } from './guard/read-only.ts';
import type { Query } from './port.ts';

/**
 * Every form on which T-SQL and DuckDB disagree and that can be told from the text. Types are not known
 * here, so a rule asks for the written proof (a CAST, a NULLIF, a LOWER); what no rule can see, running
 * the query on both engines does.
 */
export const dialectRules: readonly Rule[] = [...wordRules, ...numberRules, ...textRules, ...orderRules];

export interface Violation {
  readonly rule: string;
  readonly reason: string;
  /** The text from the offending place on, for the message of a failing test. */
  readonly near: string;
}

const shownCharacters = 60;

/**
 * Where a query leaves the common ground of both engines; empty for a good one. Meant for tests over all
 * queries, not for the request path.
 * @throws AppError `query_rejected` when the read-only guard refuses the text (functions outside its
 * allow-list among others)
 */
export function dialectViolations(query: Query): Violation[] {
  const sql = sqlText(query, assertReadOnly(query.text));
  return dialectRules.flatMap((rule) =>
    rule.find(sql).map(({ start }) => ({
      rule: rule.id,
      reason: rule.reason,
      near: query.text.slice(start, start + shownCharacters),
    })),
  );
}
