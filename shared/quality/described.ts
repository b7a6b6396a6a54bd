/** What the checks say of themselves, apart from how they look: those who only read results need no more. */
import type { CheckState } from '../contract/platform/data-quality.ts';
import type { CheckHead } from './check.ts';
import { findingsSql } from './findings.ts';
import { profileSql } from './profile.ts';
import type { DomainChecks } from './run.ts';

/** A check with the query that it asks. */
export type DescribedCheck = Readonly<
  Pick<
    CheckState,
    'name' | 'kind' | 'table' | 'column' | 'severity' | 'question' | 'threshold' | 'metrics' | 'sql'
  >
>;

/** Every check of a warehouse, in the order of a run. */
export function describeChecks(checks: DomainChecks): readonly DescribedCheck[] {
  const { groups, series, rowCounts, days, calendar, ends } = checks;
  const texts = { days: days.text, calendar: calendar.text, ends: ends?.text ?? '' };
  return [
    ...groups.flatMap((group) => group.checks.map((check) => described(check, findingsSql(check)))),
    ...series.map((check) => described(check, texts[check.asks])),
    ...rowCounts.map((check) => described(check, profileSql(check.table, []))),
  ];
}

function described(check: CheckHead, sql: string): DescribedCheck {
  const { name, kind, table, column, severity, question, threshold, metrics } = check;
  return { name, kind, table, column, severity, question, threshold, metrics: [...metrics], sql };
}
