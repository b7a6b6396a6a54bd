/** Sales employees' sums over a window, from the rows of the reps query. */
import type { Period } from '../../analytics/kpi/periods.ts';
import { formatMoney, parseMoney } from '../../analytics/money/decimal.ts';
import type { RepInput } from '../../analytics/scores/reps.ts';
import type { repSales } from '../../warehouse/aw/rep-sales.ts';
import type { Row } from '../../warehouse/port.ts';
import { dateOf } from './date-key.ts';
import { quarterOf, quotaWithin } from './quotas.ts';

export type RepRow = Row<typeof repSales.columns>;

export interface RepWindow {
  readonly period: Period;
  /** The period of equal length before, or null where it begins before the data. */
  readonly previous: Period | null;
  /** Quotas are set for all of an employee's sales, so they count only where nothing is filtered out. */
  readonly withQuota: boolean;
}

/** Key that stands for sales which name no employee. */
const nobody = 0;

interface Sums {
  revenue: bigint;
  cost: bigint | null;
  orders: number;
  readonly resellers: Set<number>;
  previous: bigint;
  quota: bigint | null;
}

/** The people to score, and the keys that sold something but belong to nobody. */
export interface Reps {
  readonly known: readonly RepInput[];
  readonly unknownKeys: readonly number[];
}

/**
 * Everyone who sold something in the window; those who did not, such as managers, are absent. A key that
 * the employee dimension lacks is nobody to score, unless that dimension is empty.
 */
export function repInputs(rows: readonly RepRow[], window: RepWindow): Reps {
  const byPerson = Map.groupBy(
    rows.filter((row) => row.person_key !== nobody),
    (row) => row.person_key,
  );
  const people = [...byPerson].map(([key, own]) => ({
    named: own.some(hasName),
    rep: repInput(key, own, window),
  }));
  const selling = people.filter(({ rep }) => rep.orders > 0);
  const anyNamed = people.some(({ named }) => named);
  return {
    known: selling.filter(({ named }) => named || !anyNamed).map(({ rep }) => rep),
    unknownKeys: selling
      .filter(({ named }) => anyNamed && !named)
      .map(({ rep }) => rep.employeeKey)
      .toSorted((a, b) => a - b),
  };
}

function hasName(row: RepRow): boolean {
  return row.first_name !== null || row.last_name !== null;
}

function repInput(employeeKey: number, rows: readonly RepRow[], window: RepWindow): RepInput {
  const sums: Sums = { revenue: 0n, cost: 0n, orders: 0, resellers: new Set(), previous: 0n, quota: null };
  for (const row of rows) {
    if (row.kind === 'quota') addQuota(sums, row, window);
    else addSales(sums, row, window);
  }
  return {
    employeeKey,
    name: nameOf(employeeKey, rows),
    territory: rows.find((row) => row.region !== null)?.region ?? null,
    revenue: formatMoney(sums.revenue),
    cost: sums.cost === null ? null : formatMoney(sums.cost),
    orders: sums.orders,
    customers: sums.resellers.size,
    quota: sums.quota === null ? null : formatMoney(sums.quota),
    revenuePrevious: window.previous === null ? null : formatMoney(sums.previous),
  };
}

function addSales(sums: Sums, row: RepRow, { period, previous }: RepWindow): void {
  const date = dateOf(row.date_key);
  if (date === null || row.wanted_rows === 0) return;
  if (previous !== null && date >= previous.from && date <= previous.to) {
    sums.previous += parseMoney(row.revenue);
  }
  if (date < period.from || date > period.to) return;
  sums.revenue += parseMoney(row.revenue);
  sums.orders += row.orders;
  sums.resellers.add(row.reseller_key);
  const costKnown = sums.cost !== null && row.cost_rows === row.wanted_rows;
  sums.cost = costKnown ? (sums.cost ?? 0n) + parseMoney(row.cost) : null;
}

function addQuota(sums: Sums, row: RepRow, { period, withQuota }: RepWindow): void {
  if (!withQuota) return;
  const share = quotaWithin(parseMoney(row.all_revenue), quarterOf(row.date_key), period);
  if (share !== 0n) sums.quota = (sums.quota ?? 0n) + share;
}

/** Full name, as far as known. */
export function nameOf(key: number, rows: readonly RepRow[]): string {
  const named = rows.find(hasName);
  const parts = [named?.first_name, named?.middle_name, named?.last_name];
  const name = parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ');
  return name === '' ? `Employee ${key}` : name;
}
