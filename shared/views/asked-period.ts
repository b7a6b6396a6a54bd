/** The days that a question about one period is about, once it is known where the data end. */
import { type Period, type PeriodRequest, resolvePeriod } from '../analytics/kpi/periods.ts';
import { AppError } from '../contract/errors.ts';

/** What is asked before anything is known: no day, so that the trip only tells the coverage. */
export const noDays: Period = { from: '1753-01-02', to: '1753-01-02' };

/**
 * The period asked for, its missing ends filled in.
 * @throws AppError `invalid_parameter` where there is no such period
 */
export function validPeriod(request: PeriodRequest): Period {
  const outcome = resolvePeriod(request);
  if (outcome.ok) return outcome.period;
  throw new AppError('invalid_parameter', 'The period is not valid.', {
    fields: outcome.faults.map((fault) => ({ ...fault, in: 'query' })),
  });
}
