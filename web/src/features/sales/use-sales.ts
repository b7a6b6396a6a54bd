import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import { type Domain, filtersOf } from '../../shared/domain.ts';
import { type DayRange, resolvePeriod } from '../../shared/url/period.ts';
import type { UrlState } from '../../shared/url/state.ts';
import { historyOptions } from './api/history.ts';
import { type KpisAnswer, kpisOptions } from './api/kpis.ts';

/** Days that the chart shows: both periods, and what was loaded after the last complete day. */
function chartRange(meta: KpisAnswer['meta'], isLatest: boolean): DayRange | null {
  const { period, asOf } = meta;
  if (period === undefined) return null;
  const hasTail = isLatest && asOf !== null && asOf > period.to;
  const { previousFrom: before = period.from } = period;
  return { from: [before, period.from].toSorted()[0] ?? period.from, to: hasTail ? asOf : period.to };
}

/**
 * KPIs and history of a domain for the address's period and filters. A preset needs the last complete day,
 * which the API's default period ends on, so a preset asks for that first.
 */
export function useSales(domain: Domain, state: UrlState) {
  const api = useApi();
  const filters = filtersOf(domain, state);
  const compared = { ...filters, compare: state.compare };
  const isPreset = state.period !== undefined;
  const isRange = state.from !== undefined && state.to !== undefined;

  const latest = useQuery({ ...kpisOptions(api, domain, filters), enabled: !isRange });
  const range = resolvePeriod(state, latest.data?.meta.period?.to ?? null);
  const kpis = useQuery({
    ...kpisOptions(api, domain, range ? { ...compared, ...range } : compared),
    enabled: isRange || (isPreset ? range !== null : true),
    placeholderData: keepPreviousData,
  });

  const days = kpis.data && chartRange(kpis.data.meta, !isRange && state.period !== 'year');
  const history = useQuery({
    ...historyOptions(api, domain, { ...filters, ...days }),
    enabled: Boolean(days) && !kpis.isPlaceholderData,
    placeholderData: keepPreviousData,
  });
  return { kpis, history, error: kpis.error ?? latest.error };
}

export type Sales = ReturnType<typeof useSales>;
