import type { Kpi } from '../../contract/envelope.ts';
import type { ViewDomain } from '../document/document.ts';
import { type ExportedView, tableOf, type ViewColumn } from './presentation.ts';

const value = { type: 'figure', width: 18 } as const;

const columns: readonly ViewColumn<Kpi>[] = [
  { key: 'label', label: 'Figure', type: 'text', width: 30, cell: (kpi) => kpi.label },
  { key: 'value', label: 'Value', ...value, cell: (kpi) => kpi.value },
  { key: 'unit', label: 'Unit', type: 'text', width: 10, cell: (kpi) => kpi.unit },
  { key: 'previous', label: 'Period before', ...value, cell: (kpi) => kpi.previous },
  { key: 'changePct', label: 'Change (%)', type: 'percent', width: 12, cell: (kpi) => kpi.changePct },
  { key: 'reason', label: 'Remark', type: 'text', width: 50, cell: (kpi) => kpi.reason ?? null },
];

function finding(kpis: readonly Kpi[]): string {
  const revenue = kpis.find(({ key }) => key === 'total_revenue');
  if (revenue === undefined || revenue.value === null) return 'There is no revenue to tell of.';
  const usd = revenue.value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (revenue.changePct === null) return `Revenue is USD ${usd}.`;
  const change = Math.abs(revenue.changePct).toFixed(1);
  const direction = revenue.changePct < 0 ? 'down' : 'up';
  return `Revenue is USD ${usd}, ${direction} ${change}% on the period before.`;
}

export function kpisExport(domain: ViewDomain): ExportedView<Kpi, unknown> {
  return {
    domain,
    view: 'sales-kpis',
    present: (rows) => ({
      title: 'Sales KPIs',
      finding: finding(rows),
      table: tableOf({ name: 'Sales KPIs', title: 'Key figures beside the period before' }, columns, rows),
      sideTables: [],
      chart: null,
    }),
  };
}
