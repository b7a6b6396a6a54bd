import type { Unit } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { Bullet } from '../scores/Bullet.tsx';
import type { Supplier } from './api/scores.ts';
import { supplierId, supplierKey } from './subjects.ts';

const ALL_PCT = 100;

/** The suppliers, to be sorted by any column; the fill rate against everything that was ordered. */
export function SupplierTable({ suppliers }: { suppliers: readonly Supplier[] }) {
  const { m } = useI18n();
  return (
    <DataTable
      name={m.analysis.pages.wwiSuppliers}
      columns={useColumns()}
      rows={suppliers}
      keyOf={supplierKey}
    />
  );
}

function useColumns(): Column<Supplier>[] {
  const { m, f } = useI18n();
  const texts = m.analysis.suppliers;
  return [
    {
      id: 'rank',
      label: m.analysis.scores.rank,
      width: 64,
      sortKey: ({ rank }) => rank,
      cell: ({ rank }) => f.number(rank),
    },
    {
      id: 'supplier',
      label: texts.supplier,
      isHead: true,
      sortKey: ({ supplier }) => supplier,
      cell: ({ supplier, category }) => (
        <>
          {supplier}
          <small>{category ?? m.notAvailable}</small>
        </>
      ),
    },
    {
      id: 'orders',
      label: texts.orders,
      isNumber: true,
      sortKey: ({ purchaseOrders }) => purchaseOrders,
      cell: (row) => (
        <Value row={row} metric="supplier_purchase_orders" value={row.purchaseOrders} unit="count" />
      ),
    },
    {
      id: 'fill',
      label: texts.fillRate,
      width: 208,
      sortKey: ({ fillRatePct }) => fillRatePct,
      cell: (row) => (
        <span className="bullet-cell">
          {row.fillRatePct !== null && (
            <Bullet value={row.fillRatePct} target={ALL_PCT} max={ALL_PCT * 1.02} />
          )}
          <Value row={row} metric="supplier_fill_rate_pct" value={row.fillRatePct} unit="percent" />
        </span>
      ),
    },
    {
      id: 'finalized',
      label: texts.finalized,
      isNumber: true,
      sortKey: ({ finalizedPct }) => finalizedPct,
      cell: (row) => (
        <Value row={row} metric="supplier_finalized_pct" value={row.finalizedPct} unit="percent" />
      ),
    },
    {
      id: 'lead',
      label: texts.leadTime,
      isNumber: true,
      sortKey: ({ leadTimeDays }) => leadTimeDays,
      cell: (row) => (
        <Value row={row} metric="supplier_lead_time_days" value={row.leadTimeDays} unit="days" />
      ),
    },
  ];
}

interface ValueProps {
  readonly row: Supplier;
  readonly metric: string;
  readonly value: number | null;
  readonly unit: Unit;
}

function Value({ row, metric, value, unit }: ValueProps) {
  const { m, f } = useI18n();
  if (value === null) return m.notAvailable;
  return (
    <ExplainedNumber id={supplierId(metric, row)} exact={f.exact(value, unit)}>
      {unit === 'days' ? f.fixed(value, 1) : f.value(value, unit)}
    </ExplainedNumber>
  );
}
