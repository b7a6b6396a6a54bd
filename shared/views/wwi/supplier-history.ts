import type * as z from 'zod/mini';
import type { QueryOf } from '../../contract/endpoint.ts';
import type {
  supplierHistory as supplierHistoryEndpoint,
  supplierMonth,
} from '../../contract/wwi/suppliers.ts';
import type { Row } from '../../warehouse/port.ts';
import { supplierDays } from '../../warehouse/wwi/supplier-history.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { filterParameters, filterValues } from './filters.ts';

type MonthRow = z.output<typeof supplierMonth>;
type DayRow = Row<typeof supplierDays.columns>;

/** What each supplier delivered of what was ordered, by the month of the order; months without orders are absent. */
export async function wwiSupplierHistory(
  context: ViewContext,
  query: QueryOf<typeof supplierHistoryEndpoint>,
): Promise<ViewResult<MonthRow[]>> {
  const rows = await context.warehouse.run(supplierDays, filterValues(query), context);
  return {
    data: monthsOf(rows),
    meta: {
      asOf: rows.at(-1)?.day ?? null,
      queries: [supplierDays.name],
      parameters: filterParameters(query),
      notices: rows.length > 0 ? [] : [noticeOf('no_data_in_period', say('no_suppliers'))],
    },
  };
}

function monthsOf(rows: readonly DayRow[]): MonthRow[] {
  const groups = new Map<string, DayRow[]>();
  for (const row of rows) {
    const key = `${row.day.slice(0, 7)} ${row.supplier_key}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((days) => monthOf(days) ?? []);
}

function monthOf(days: readonly DayRow[]): MonthRow | null {
  const [first] = days;
  if (first === undefined) return null;
  const sum = (value: (row: DayRow) => number) => days.reduce((total, row) => total + value(row), 0);
  const lines = sum((row) => row.purchase_lines);
  const orderedOuters = sum((row) => row.ordered_outers);
  const receivedOuters = sum((row) => row.received_outers);
  return {
    month: `${first.day.slice(0, 7)}-01`,
    supplierKey: first.supplier_key,
    supplier: first.name ?? '',
    category: first.category,
    lines,
    openLines: lines - sum((row) => row.finalized_lines),
    orderedOuters,
    receivedOuters,
    fillRatePct: percent(receivedOuters, orderedOuters),
  };
}

/** Percent to four decimals; null where nothing was ordered. */
function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1_000_000) / 10_000;
}
