/** The days that a question about one period is about. */
import type { Period } from '../../analytics/kpi/periods.ts';
import { validPeriod } from '../asked-period.ts';
import type { ViewContext } from '../view.ts';
import type { WwiCoverage } from './coverage.ts';

interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The period that a coverage implies; null while nothing is known that could end it. */
export function periodFor(
  context: ViewContext,
  { from, to }: AskedPeriod,
  known: WwiCoverage | undefined,
): Period | null {
  const completeThrough = known?.completeThrough ?? to ?? (known === undefined ? undefined : from);
  if (completeThrough === undefined) return null;
  return validPeriod({
    from,
    to,
    defaultDays: context.settings.defaultHistoryDays,
    completeThrough,
  });
}
