import { Explain } from '../../features/explain/Explain.tsx';
import { DomainSection } from '../../features/sales/DomainSection.tsx';
import { contributorClause } from '../../features/sales/movers.ts';
import { partSubjects } from '../../features/sales/part-subjects.ts';
import { salesSubjects } from '../../features/sales/subjects.ts';
import { useWwiBreakdowns, type WwiBreakdowns } from '../../features/sales/use-breakdowns.ts';
import { useSales } from '../../features/sales/use-sales.ts';
import { WwiBreakdownSection } from '../../features/sales/WwiBreakdownSection.tsx';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { UrlState } from '../../shared/url/state.ts';
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

/** Sales over time and by who made them, for all suppliers or for those the filters name. */
export function WwiSalesPage() {
  const { m, f } = useI18n();
  const [state] = useUrlState();
  const sales = useSales('wwi', state);
  const isOld = sales.kpis.isPlaceholderData;
  const period = sales.kpis.data?.meta.period;
  const breakdowns = useWwiBreakdowns(state, isOld ? undefined : period);
  const moved = moverOf(breakdowns, state, isOld);
  return (
    <div className="page">
      <DomainSection
        domain="wwi"
        sales={sales}
        keys={keys}
        contributor={moved ? contributorClause(moved, m, f) : null}
      />
      {period && <WwiBreakdownSection breakdowns={breakdowns} />}
      <Explain
        subjects={[
          ...salesSubjects('wwi', sales, m),
          ...partSubjects('supplier', breakdowns.supplier.data, state.explain, m),
          ...partSubjects('supplier_category', breakdowns.category.data, state.explain, m),
          ...partSubjects('item', breakdowns.item.data, state.explain, m),
        ]}
        isPending={[sales.kpis, sales.history, ...Object.values(breakdowns)].some(
          ({ isLoading }) => isLoading,
        )}
      />
    </div>
  );
}

/** The breakdown that the page's sentence looks at: suppliers, or items once one supplier is chosen. */
function moverOf({ supplier, item }: WwiBreakdowns, state: UrlState, isOld: boolean) {
  const query = state.supplier === undefined ? supplier : item;
  // Beside figures that wait for their answer the old clause stays; beside new ones it must be new.
  return query.isPlaceholderData && !isOld ? undefined : query.data;
}
