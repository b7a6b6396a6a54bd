import { AnomalyList } from '../../features/anomalies/AnomalyList.tsx';
import { Explain } from '../../features/explain/Explain.tsx';
import { DomainSection } from '../../features/sales/DomainSection.tsx';
import { kpiSubjects } from '../../features/sales/subjects.ts';
import { useSales } from '../../features/sales/use-sales.ts';
import { ReorderList } from '../../features/stock/ReorderList.tsx';
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

/** Both domains side by side: how sales are, and what wants attention. */
export function OverviewPage() {
  const [state] = useUrlState();
  const aw = useSales('aw', state);
  const wwi = useSales('wwi', state);
  return (
    <>
      <div className="domains">
        <DomainSection domain="aw" sales={aw} keys={awKeys}>
          <AnomalyList />
        </DomainSection>
        <DomainSection domain="wwi" sales={wwi} keys={wwiKeys}>
          <ReorderList />
        </DomainSection>
      </div>
      <Explain
        subjects={[...kpiSubjects('aw', aw.kpis.data), ...kpiSubjects('wwi', wwi.kpis.data)]}
        isPending={aw.kpis.isPending || wwi.kpis.isPending}
      />
    </>
  );
}
