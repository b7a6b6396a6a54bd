import { Explain } from '../../features/explain/Explain.tsx';
import { DomainSection } from '../../features/sales/DomainSection.tsx';
import { salesSubjects } from '../../features/sales/subjects.ts';
import { useSales } from '../../features/sales/use-sales.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';

const keys = [
  'total_revenue',
  'profit',
  'profit_margin_pct',
  'invoice_count',
  'customer_count',
  'average_invoice_value',
  'units_sold',
];

/** Sales over time beside the period before, for all suppliers or for those the filters name. */
export function WwiSalesPage() {
  const { m } = useI18n();
  const [state] = useUrlState();
  const sales = useSales('wwi', state);
  return (
    <div className="page">
      <DomainSection domain="wwi" sales={sales} keys={keys} />
      <Explain
        subjects={salesSubjects('wwi', sales, m)}
        isPending={sales.kpis.isLoading || sales.history.isLoading}
      />
    </div>
  );
}
