/** A total by the members of one dimension: who is largest, and who changed it. */

import type { Said } from '../../words/say.ts';
import { isMissing, kpiRow, type Measure } from '../kpi/row.ts';
import { compareMoney, type Money, percentOf, toJsonNumber } from '../money/decimal.ts';

/** What one member of a dimension sold. */
export interface PartInput {
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  /** Exact revenue of the period, or why it is not known. */
  readonly revenue: Measure;
  /** The same of the period that it is compared with. */
  readonly previous: Measure;
  readonly orders: number;
}

/** One member, money in USD rounded to 4 decimals, shares in percent. */
export interface Part {
  readonly rank: number;
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  readonly revenue: number | null;
  readonly previous: number | null;
  readonly change: number | null;
  /** 100 * change / previous; null unless previous is known and above 0. */
  readonly changePct: number | null;
  /** Percent of the total; null unless the total is above 0. */
  readonly sharePct: number | null;
  /** Percent of the total's change; null where the total did not change. Shares of all members add up to 100. */
  readonly shareOfChangePct: number | null;
  readonly orders: number;
  /** Why something above is null. */
  readonly reason?: string;
  readonly said?: Said[];
}

export interface PartsTotal {
  readonly revenue: number | null;
  readonly previous: number | null;
  readonly change: number | null;
  readonly changePct: number | null;
}

/** Ranks the members by revenue, largest first, unknown ones last, equal ones by name and key. */
export function rankParts(inputs: readonly PartInput[]): {
  readonly parts: readonly Part[];
  readonly total: PartsTotal;
} {
  const revenue = sumOf(inputs.map((input) => input.revenue));
  const previous = sumOf(inputs.map((input) => input.previous));
  const sums = { revenue, change: difference(revenue, previous) };
  const { value, previous: before, changePct } = changeRow(revenue, previous);
  return {
    parts: inputs.toSorted(byRevenue).map((input, index) => partOf(input, index + 1, sums)),
    total: { revenue: value, previous: before, change: numberOf(sums.change), changePct },
  };
}

interface Sums {
  readonly revenue: Measure;
  readonly change: Measure;
}

function partOf({ key, name, parent, revenue, previous, orders }: PartInput, rank: number, sums: Sums): Part {
  const change = difference(revenue, previous);
  const { value, previous: before, changePct, reason, said } = changeRow(revenue, previous);
  return {
    rank,
    key,
    name,
    parent,
    revenue: value,
    previous: before,
    change: numberOf(change),
    changePct,
    sharePct: isMissing(sums.revenue) || sums.revenue <= 0n ? null : percentage(revenue, sums.revenue),
    shareOfChangePct: percentage(change, sums.change),
    orders,
    ...(reason === undefined || said === undefined ? {} : { reason, said }),
  };
}

/** Change and reason by the same rule as every KPI. */
function changeRow(value: Measure, previous: Measure) {
  return kpiRow({ key: 'total_revenue', label: 'Revenue', unit: 'USD', value, previous });
}

function sumOf(measures: readonly Measure[]): Measure {
  let sum: Money = 0n;
  for (const measure of measures) {
    if (isMissing(measure)) return measure;
    sum += measure;
  }
  return sum;
}

function difference(value: Measure, previous: Measure): Measure {
  if (isMissing(value)) return value;
  return isMissing(previous) ? previous : value - previous;
}

function percentage(part: Measure, whole: Measure): number | null {
  const share = isMissing(part) || isMissing(whole) ? null : percentOf(part, whole);
  return share === null ? null : toJsonNumber(share);
}

function numberOf(measure: Measure): number | null {
  return isMissing(measure) ? null : toJsonNumber(measure);
}

function byRevenue(a: PartInput, b: PartInput): number {
  if (isMissing(a.revenue) || isMissing(b.revenue)) {
    return Number(isMissing(a.revenue)) - Number(isMissing(b.revenue)) || byName(a, b);
  }
  return compareMoney(b.revenue, a.revenue) || byName(a, b);
}

/** Several members can bear one name; their keys differ. */
function byName(a: PartInput, b: PartInput): number {
  return compareText(a.name, b.name) || compareText(a.key, b.key);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
