import { useQuery } from '@tanstack/react-query';
import { AnomalyList } from '../../features/anomalies/AnomalyList.tsx';
import { anomaliesOptions } from '../../features/anomalies/api/anomalies.ts';
import { anomalySubjects } from '../../features/anomalies/subjects.ts';
import { Explain } from '../../features/explain/Explain.tsx';
import { LastJobs } from '../../features/jobs/LastJobs.tsx';
import { DomainSection } from '../../features/sales/DomainSection.tsx';
import { salesSubjects } from '../../features/sales/subjects.ts';
import { useSales } from '../../features/sales/use-sales.ts';
import { recommendationsOptions } from '../../features/stock/api/recommendations.ts';
import { ReorderList } from '../../features/stock/ReorderList.tsx';
import { stockSubjects } from '../../features/stock/subjects.ts';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';

const awKeys = [
  'total_revenue',
  'internet_revenue',
  'reseller_revenue',
  'gross_margin_pct',
  'order_count',
  'customer_count',
  'average_order_value',
  'units_sold',
];

const wwiKeys = [
  'total_revenue',
  'profit',
  'profit_margin_pct',
  'invoice_count',
  'customer_count',
  'average_invoice_value',
  'units_sold',
];

const YEAR = 365;

/** Both domains side by side: how sales are, and what wants attention. */
export function OverviewPage() {
  const { m, f } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const aw = useSales('aw', state);
  const wwi = useSales('wwi', state);
  const anomalies = useQuery(anomaliesOptions(api, { ...filtersOf('aw', state), days_back: YEAR }));
  const stock = useQuery(recommendationsOptions(api, filtersOf('wwi', state)));
  return (
    <>
      <div className="domains">
        <DomainSection domain="aw" sales={aw} keys={awKeys}>
          <AnomalyList anomalies={anomalies} />
          <LastJobs domain="aw" />
        </DomainSection>
        <DomainSection domain="wwi" sales={wwi} keys={wwiKeys}>
          <ReorderList items={stock} />
          <LastJobs domain="wwi" />
        </DomainSection>
      </div>
      <Explain
        subjects={
          state.explain === undefined
            ? []
            : [
                ...salesSubjects('aw', aw, m),
                ...salesSubjects('wwi', wwi, m),
                ...anomalySubjects(anomalies.data, m, f),
                ...stockSubjects(stock.data, state.explain, m),
              ]
        }
        isPending={[aw.kpis, wwi.kpis, aw.history, wwi.history, anomalies, stock].some(
          ({ isLoading }) => isLoading,
        )}
      />
    </>
  );
}
