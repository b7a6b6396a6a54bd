/** State of every check as of the newest run. */
import * as z from 'zod/mini';
import { type CheckState, checkState } from '../contract/platform/data-quality.ts';
import { reasonOf, say } from '../words/say.ts';
import type { CheckHead } from './check.ts';
import { findingsSql } from './findings.ts';
import { profileSql } from './profile.ts';
import type { DomainChecks } from './run.ts';

/** A run as the job history keeps it. */
export interface StoredRun {
  /** What the job stored: `{checks: CheckResult[], ...}`. */
  readonly result: unknown;
  /** ISO 8601 UTC. */
  readonly finishedAt: string | null;
}

const stored = z.object({
  checks: z.array(
    z.pick(checkState, {
      name: true,
      status: true,
      failures: true,
      threshold: true,
      sample: true,
      names: true,
      notes: true,
      said: true,
    }),
  ),
});

/**
 * The state of every check that there is now. One that the run did not know, and each before the first run,
 * is `unknown`.
 * @throws ZodError when the stored result is none of a data-quality run
 */
export function statesOf(checks: DomainChecks, run: StoredRun | undefined): CheckState[] {
  const answers = run ? z.parse(stored, run.result).checks : [];
  const byName = new Map(answers.map((answer) => [answer.name, answer]));
  return withSql(checks).map(({ check, sql }) => {
    const { name, kind, table, column, severity, question, threshold, metrics } = check;
    const head = { name, kind, table, column, severity, question, threshold, metrics: [...metrics], sql };
    const answer = byName.get(name);
    if (answer) return { ...head, ...answer, checkedAt: run?.finishedAt ?? null };
    const why = reasonOf([say(run ? 'quality_unknown_check' : 'quality_no_run')]);
    const notes = [why.reason];
    return { ...head, status: 'unknown', checkedAt: null, failures: null, sample: [], notes, said: why.said };
  });
}

function withSql(checks: DomainChecks): { check: CheckHead; sql: string }[] {
  const { groups, series, rowCounts, days, calendar, ends } = checks;
  const texts = { days: days.text, calendar: calendar.text, ends: ends?.text ?? '' };
  return [
    ...groups.flatMap((group) => group.checks.map((check) => ({ check, sql: findingsSql(check) }))),
    ...series.map((check) => ({ check, sql: texts[check.asks] })),
    ...rowCounts.map((check) => ({ check, sql: profileSql(check.table, []) })),
  ];
}
