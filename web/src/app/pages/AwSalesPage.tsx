import { useQuery } from '@tanstack/react-query';
import { anomaliesOptions } from '../../features/anomalies/api/anomalies.ts';
import { Explain } from '../../features/explain/Explain.tsx';
import { ExportMenu } from '../../features/exports/ExportMenu.tsx';
import { ForecastSection } from '../../features/forecast/ForecastSection.tsx';
import { channels, forecastSubjects, useChannelForecast } from '../../features/forecast/use-forecasts.ts';
import { DomainSection } from '../../features/sales/DomainSection.tsx';
import { salesSubjects } from '../../features/sales/subjects.ts';
import { useSales } from '../../features/sales/use-sales.ts';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
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

/** As far back as the charts of the forecasts go. */
const ANOMALY_DAYS = 1160;

/** Sales over time, what is expected next, and how well such expectations did. */
export function AwSalesPage() {
  const { m } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const sales = useSales('aw', state);
  const forecasts = {
    internet: useChannelForecast('internet', state),
    reseller: useChannelForecast('reseller', state),
  };
  const anomalies = useQuery(anomaliesOptions(api, { ...filtersOf('aw', state), days_back: ANOMALY_DAYS }));
  const period = sales.kpis.data?.meta.period;
  const shown = channels.filter((channel) => state.channel === undefined || state.channel === channel);
  return (
    <div className="page">
      {period && (
        <div className="page-actions">
          <ExportMenu
            view="aw.export.sales_history"
            name={m.operations.exports.views['sales-history'] ?? ''}
            query={{ ...filtersOf('aw', state), from: period.from, to: period.to }}
          />
        </div>
      )}
      <DomainSection domain="aw" sales={sales} keys={keys} />
      {shown.map((channel) => (
        <ForecastSection
          key={channel}
          channel={channel}
          forecast={forecasts[channel]}
          anomalies={anomalies.data?.data ?? []}
        />
      ))}
      <Explain
        subjects={[
          ...salesSubjects('aw', sales, m),
          ...forecastSubjects(
            shown.map((channel) => ({ channel, data: forecasts[channel].data })),
            m,
          ),
        ]}
        isPending={[sales.kpis, sales.history, forecasts.internet, forecasts.reseller].some(
          ({ isLoading }) => isLoading,
        )}
      />
    </div>
  );
}
