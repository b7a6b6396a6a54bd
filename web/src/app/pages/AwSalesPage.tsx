import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type AnomaliesAnswer, anomaliesOptions } from '../../features/anomalies/api/anomalies.ts';
import { Explain } from '../../features/explain/Explain.tsx';
import { ExportMenu } from '../../features/exports/ExportMenu.tsx';
import { type ForecastAnswer, forecastOptions } from '../../features/forecast/api/forecast.ts';
import { ForecastSection } from '../../features/forecast/ForecastSection.tsx';
import { gapDays } from '../../features/forecast/gap.ts';
import {
  type Channel,
  channels,
  forecastSubjects,
  HORIZON_DAYS,
  useChannelForecast,
} from '../../features/forecast/use-forecasts.ts';
import type { Ahead } from '../../features/sales/ahead.ts';
import { BreakdownSection } from '../../features/sales/BreakdownSection.tsx';
import { DomainSection } from '../../features/sales/DomainSection.tsx';
import { contributorClause } from '../../features/sales/movers.ts';
import { partSubjects } from '../../features/sales/part-subjects.ts';
import { salesSubjects } from '../../features/sales/subjects.ts';
import { type Breakdowns, productLevel, useBreakdowns } from '../../features/sales/use-breakdowns.ts';
import { type Sales, useSales } from '../../features/sales/use-sales.ts';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { UrlState } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';

const keys = [
  'total_revenue',
  'internet_revenue',
  'reseller_revenue',
  'gross_profit',
  'gross_margin_pct',
  'units_sold',
  'average_order_value',
  'order_count',
  'internet_orders',
  'reseller_orders',
  'customer_count',
  'internet_customers',
  'reseller_customers',
];

const noForecast: Ahead = { days: [], sums: [], channelSums: [] };
const noAnomalies: AnomaliesAnswer['data'] = [];

/** As far back as the charts of the forecasts go. */
const ANOMALY_DAYS = 1160;

/** Sales over time and by who made them, what is expected next, and how well such expectations did. */
export function AwSalesPage() {
  const { m, f } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const sales = useSales('aw', state);
  const filters = filtersOf('aw', state);
  const total = useQuery(forecastOptions(api, { ...filters, horizon_days: HORIZON_DAYS }));
  const forecasts = {
    internet: useChannelForecast('internet', state),
    reseller: useChannelForecast('reseller', state),
  };
  const anomalies = useQuery(anomaliesOptions(api, { ...filters, days_back: ANOMALY_DAYS }));
  const period = sales.kpis.data?.meta.period;
  const breakdowns = useBreakdowns(state, sales.kpis.isPlaceholderData ? undefined : period);
  const shown = channels.filter((channel) => state.channel === undefined || state.channel === channel);
  const ahead = useAhead(sales, total.data, forecasts);
  const moved = moverOf(breakdowns, state, sales.kpis.isPlaceholderData);
  return (
    <div className="page">
      {period && (
        <div className="page-actions">
          <ExportMenu
            view="aw.export.sales_history"
            name={m.operations.exports.views['sales-history'] ?? ''}
            query={{ ...filters, from: period.from, to: period.to }}
          />
        </div>
      )}
      <DomainSection
        domain="aw"
        sales={sales}
        keys={keys}
        contributor={moved ? contributorClause(moved, m, f) : null}
        forecast={ahead}
        findings={anomalies.data?.data}
      />
      {period && <BreakdownSection breakdowns={breakdowns} />}
      {shown.map((channel) => (
        <ForecastSection
          key={channel}
          channel={channel}
          forecast={forecasts[channel]}
          anomalies={anomalies.data?.data ?? noAnomalies}
        />
      ))}
      <Explain
        subjects={[
          ...salesSubjects('aw', sales, m),
          ...partSubjects('territory', breakdowns.territory.data, state.explain, m),
          ...partSubjects(productLevel(state), breakdowns.product.data, state.explain, m),
          ...partSubjects('channel', breakdowns.channel.data, state.explain, m),
          ...forecastSubjects(
            shown.map((channel) => ({ channel, data: forecasts[channel].data })),
            m,
          ),
        ]}
        isPending={[
          sales.kpis,
          sales.history,
          forecasts.internet,
          forecasts.reseller,
          ...Object.values(breakdowns),
        ].some(({ isLoading }) => isLoading)}
      />
    </div>
  );
}

/** What is expected after the last day that all channels are complete through. */
function useAhead(
  { history }: Sales,
  total: ForecastAnswer | undefined,
  { internet, reseller }: Readonly<Record<Channel, { readonly data: ForecastAnswer | undefined }>>,
): Ahead {
  const [days, ofInternet, ofReseller] = [history.data, internet.data, reseller.data];
  return useMemo(() => {
    if (total === undefined) return noForecast;
    const known = (days?.data ?? []).flatMap((day) => ('internetRevenue' in day ? [day] : []));
    const gap = gapDays({
      days: known,
      channels: days?.meta.channels ?? [],
      forecasts: { internet: ofInternet?.data, reseller: ofReseller?.data },
      until: total.data[0]?.date,
    });
    return {
      days: [...gap, ...total.data],
      sums: total.meta.aggregates,
      channelSums: [ofInternet, ofReseller].map((answer) => answer?.meta.aggregates ?? []),
    };
  }, [total, days, ofInternet, ofReseller]);
}

/** The breakdown that the page's sentence looks at: territories, or products once one territory is chosen or none is known. */
function moverOf({ territory, product }: Breakdowns, state: UrlState, isOld: boolean) {
  const hasTerritories = state.territory === undefined && (territory.data?.data.length ?? 2) > 1;
  const query = hasTerritories ? territory : product;
  // Beside figures that wait for their answer the old clause stays; beside new ones it must be new.
  return query.isPlaceholderData && !isOld ? undefined : query.data;
}
