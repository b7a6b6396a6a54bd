import { useQuery } from '@tanstack/react-query';
import { Explain } from '../../features/explain/Explain.tsx';
import { forecastOptions } from '../../features/forecast/api/forecast.ts';
import { BacktestTable } from '../../features/forecast/BacktestTable.tsx';
import { ForecastSection } from '../../features/forecast/ForecastSection.tsx';
import { DomainSection } from '../../features/sales/DomainSection.tsx';
import { kpiSubjects } from '../../features/sales/subjects.ts';
import { useSales } from '../../features/sales/use-sales.ts';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';

const keys = [
  'total_revenue',
  'internet_revenue',
  'reseller_revenue',
  'gross_profit',
  'gross_margin_pct',
  'units_sold',
  'order_count',
  'internet_orders',
  'reseller_orders',
  'customer_count',
  'internet_customers',
  'reseller_customers',
  'average_order_value',
];

const HORIZON_DAYS = 30;

/** Sales over time, what is expected next, and how well such expectations did. */
export function AwSalesPage() {
  const api = useApi();
  const [state] = useUrlState();
  const sales = useSales('aw', state);
  const forecast = useQuery(forecastOptions(api, { ...filtersOf('aw', state), horizon_days: HORIZON_DAYS }));
  return (
    <div className="page">
      <DomainSection domain="aw" sales={sales} keys={keys} />
      {forecast.error && <ErrorNotice error={forecast.error} retry={() => void forecast.refetch()} />}
      {forecast.isPending && <div className="chart-skeleton skeleton" aria-hidden="true" />}
      {forecast.data && <ForecastSection forecast={forecast.data} />}
      {forecast.data && forecast.data.meta.backtest.length > 0 && <BacktestTable rows={forecast.data.meta.backtest} />}
      <Explain subjects={kpiSubjects('aw', sales.kpis.data)} isPending={sales.kpis.isPending} />
    </div>
  );
}
