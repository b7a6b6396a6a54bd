/** The days that a question about one period is about. */
import type { Period } from '../../analytics/kpi/periods.ts';
import { noDays, validPeriod } from '../asked-period.ts';
import type { ViewContext } from '../view.ts';
import { type AwChannel, type AwCoverage, askedCoverage, commonCompleteThrough } from './channels.ts';

interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly channel?: AwChannel | undefined;
}

/** The period that a coverage implies; null without any data to end it by. */
export function periodFor(
  { settings }: ViewContext,
  query: AskedPeriod,
  known: AwCoverage | undefined,
): Period | null {
  const { from, to } = query;
  const through = known === undefined ? null : commonCompleteThrough(askedCoverage(known, query.channel));
  if (through === null && to === undefined) return from === undefined ? null : { from, to: from };
  return validPeriod({
    from,
    to,
    defaultDays: settings.defaultHistoryDays,
    completeThrough: through ?? to ?? noDays.to,
  });
}
