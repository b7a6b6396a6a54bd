import type { Provenance } from './document.ts';

/**
 * A file name that says view, period and as-of date, e.g.
 * `aw-sales-history_2013-01-29_2014-01-28_as-of-2014-01-28.xlsx`.
 */
export function fileName(
  { domain, view, period, asOf }: Pick<Provenance, 'domain' | 'view' | 'period' | 'asOf'>,
  extension: string,
): string {
  const parts = [
    `${domain}-${view}`,
    ...(period === null ? [] : [`${period.from}_${period.to}`]),
    asOf === null ? 'no-data' : `as-of-${asOf}`,
  ];
  return `${parts.join('_')}.${extension}`;
}
