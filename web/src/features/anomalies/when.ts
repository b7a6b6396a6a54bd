import type { Formatter } from '../../shared/format/format.ts';
import type { Anomaly } from './subjects.ts';

/** The day of a finding, or its first and last. */
export function whenOf({ date, to }: Pick<Anomaly, 'date' | 'to'>, f: Formatter): string {
  return date === to ? f.date(date) : f.dateRange(date, to);
}
