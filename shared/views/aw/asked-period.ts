/** The days that a question about one period is about. */
import { type Period, resolvePeriod } from '../../analytics/kpi/periods.ts';
import { AppError } from '../../contract/errors.ts';
import type { ViewContext } from '../view.ts';
import { type AwChannel, type AwCoverage, askedCoverage, commonCompleteThrough } from './channels.ts';

interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly channel?: AwChannel | undefined;
}

/** What is asked before anything is known: no day, so that the trip only tells the coverage. */
export const noDays: Period = { from: '1753-01-02', to: '1753-01-02' };

/** The period that a coverage implies; null without any data to end it by. */
export function periodFor(
  { settings }: ViewContext,
  query: AskedPeriod,
  known: AwCoverage | undefined,
): Period | null {
  const { from, to } = query;
  const through = known === undefined ? null : commonCompleteThrough(askedCoverage(known, query.channel));
  if (through === null && to === undefined) return from === undefined ? null : { from, to: from };
  const outcome = resolvePeriod({
    from,
    to,
    defaultDays: settings.defaultHistoryDays,
    completeThrough: through ?? to ?? noDays.to,
  });
  if (outcome.ok) return outcome.period;
  throw new AppError('invalid_parameter', 'The period is not valid.', {
    fields: outcome.faults.map((fault) => ({ ...fault, in: 'query' })),
  });
}
