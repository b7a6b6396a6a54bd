import type { Subject } from '../../shared/explain/subject.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';

/** The value with every digit that means something: a forecast's money has no cents. */
export function exactValue({ value, unit, isEstimate }: Subject, m: Messages, f: Formatter): string {
  if (value === null) return m.notAvailable;
  return isEstimate && unit === 'USD' ? f.dollars(value) : f.exact(value, unit);
}
