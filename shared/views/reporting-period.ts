import { type Period, periodDays, previousPeriod } from '../analytics/kpi/periods.ts';
import type { ReportingPeriod } from '../contract/envelope.ts';

/** A period and the one before it as meta shows them. */
export function reportingPeriod(period: Period): ReportingPeriod {
  const previous = previousPeriod(period);
  return { ...period, days: periodDays(period), previousFrom: previous.from, previousTo: previous.to };
}
