/** The numbers of the suppliers as they can be explained. */
import { rowId, rowSubjects } from '../../shared/explain/rows.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { scoreColumns } from '../scores/components.ts';
import type { SupplierHistoryAnswer } from './api/history.ts';
import type { Supplier, SuppliersAnswer } from './api/scores.ts';
import { fillSeries, newestClosed } from './fill-history.ts';

export const supplierKey = ({ supplierKey: key }: Supplier) => key;
export const supplierName = ({ supplier }: Supplier) => supplier;
export const supplierId = (metric: string, row: Supplier) => rowId('wwi', metric, row.supplierKey);

export function supplierSubjects(
  answer: SuppliersAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  if (answer === undefined || explain === undefined) return [];
  const texts = m.analysis.suppliers;
  return rowSubjects<Supplier>({
    answer,
    explain,
    domain: 'wwi',
    keyOf: supplierKey,
    nameOf: supplierName,
    columns: {
      ...scoreColumns<Supplier>('supplier_score', answer.data[0], m),
      supplier_purchase_orders: {
        unit: 'count',
        label: texts.orders,
        value: ({ purchaseOrders }) => purchaseOrders,
      },
      supplier_fill_rate_pct: {
        unit: 'percent',
        label: texts.fillRate,
        value: ({ fillRatePct }) => fillRatePct,
      },
      supplier_finalized_pct: {
        unit: 'percent',
        label: texts.finalized,
        value: ({ finalizedPct }) => finalizedPct,
      },
      supplier_lead_time_days: {
        unit: 'days',
        label: texts.leadTime,
        value: ({ leadTimeDays }) => leadTimeDays,
      },
    },
  });
}

const FILL_MONTH = 'supplier_month_fill_rate_pct';

export const fillMonthId = (supplierKey: number) => rowId('wwi', FILL_MONTH, supplierKey);

/** The newest closed month of each supplier's course. */
export function fillMonthSubjects(
  answer: SupplierHistoryAnswer | undefined,
  m: Messages,
  f: Formatter,
): Subject[] {
  if (answer === undefined) return [];
  return fillSeries(answer.data).flatMap((series) => {
    const month = newestClosed(series);
    if (month === undefined) return [];
    const { supplier, supplierKey, fillRatePct } = month;
    return [
      {
        id: fillMonthId(supplierKey),
        domain: 'wwi',
        metric: FILL_MONTH,
        label: `${m.analysis.suppliers.fillRate}: ${supplier}, ${f.monthYear(month.month)}`,
        value: fillRatePct,
        unit: 'percent',
        meta: answer.meta,
        request: answer.request,
      },
    ];
  });
}
