import { say } from '../../words/say.ts';
import { divideRounded, type Money, parseMoney, percentOf, toJsonNumber } from '../money/decimal.ts';
import { median } from '../series/robust.ts';
import { composeScore, rankByScore, type ScoreComponent, type ScorePart, scorePart } from './composite.ts';
import { type Drawn, drawn, percentilesOfKnown } from './peers.ts';

/** One sales employee's period; money as exact decimal text in USD. */
export interface RepInput {
  readonly employeeKey: number;
  readonly name: string;
  readonly territory: string | null;
  readonly revenue: string;
  /** Total product cost; null where it was not loaded. */
  readonly cost: string | null;
  readonly orders: number;
  /** Distinct resellers sold to. */
  readonly customers: number;
  /** Sum of the quotas that fall into the period; null without any. */
  readonly quota: string | null;
  /** Revenue of the period of equal length before; null where it lies before the data. */
  readonly revenuePrevious: string | null;
}

export interface RepScore {
  /** From 1; equal scores share a rank. */
  readonly rank: number;
  readonly employeeKey: number;
  readonly name: string;
  readonly territory: string | null;
  readonly revenue: number;
  readonly orders: number;
  readonly customers: number;
  /** 100 * revenue / quota; null without a quota. */
  readonly quotaAttainmentPct: number | null;
  /** 100 * (revenue - previous) / previous; null without revenue before. */
  readonly growthPct: number | null;
  readonly grossMarginPct: number | null;
  readonly averageOrderValue: number | null;
  /** 0 to 100. */
  readonly score: number;
  readonly components: readonly ScoreComponent[];
}

/** Orders that weigh as much as what is usual among peers; see `shrink`. */
const PRIOR_ORDERS = 10;

/** Quota attainment that earns all points; 100 % earns two thirds. */
const FULL_ATTAINMENT_PCT = 150;

/** Balanced growth (r - p) / (r + p) that earns all points: a half is three times the revenue before. */
const FULL_BALANCED_GROWTH = 0.5;

/** What is measured of a rep, before anything is compared. */
interface Measured {
  readonly rep: RepInput;
  readonly revenue: Money;
  readonly attainment: number | null;
  readonly growth: number | null;
  readonly balancedGrowth: number | null;
  readonly margin: number | null;
  readonly orderValue: number | null;
}

/**
 * Scores sales employees among each other, best first; pass all of them and cut the list afterwards, since
 * the others are the measure. Ratios of a rep with few orders are drawn toward the peers' median, so one
 * lucky order neither leads nor ruins; a part that cannot be known is left out and named.
 *
 * Formulas: docs/decisions/0005-scores-reorder-demand.md.
 *
 * @throws RangeError when an amount is not decimal text.
 */
export function repScores(reps: readonly RepInput[]): RepScore[] {
  const measured = reps.map(measure);
  const parts = partsOf(measured);
  const scored = measured.map((m, index) => ({ ...describe(m), ...composeScore(parts[index] ?? []) }));
  return rankByScore(
    scored,
    (row) => row.score,
    (a, b) => b.revenue - a.revenue || a.employeeKey - b.employeeKey,
  );
}

function measure(rep: RepInput): Measured {
  const revenue = parseMoney(rep.revenue);
  const previous = rep.revenuePrevious === null ? 0n : parseMoney(rep.revenuePrevious);
  return {
    rep,
    revenue,
    attainment: percentAbove0(revenue, rep.quota === null ? 0n : parseMoney(rep.quota)),
    growth: percentAbove0(revenue - previous, previous),
    balancedGrowth: previous > 0n ? balanced(toJsonNumber(revenue), toJsonNumber(previous)) : null,
    margin: rep.cost === null ? null : percentAbove0(revenue - parseMoney(rep.cost), revenue),
    orderValue: rep.orders > 0 ? toJsonNumber(divideRounded(revenue, BigInt(rep.orders))) : null,
  };
}

/** Growth between -1 (nothing left) and 1 (from almost nothing), which no small base can blow up. */
function balanced(revenue: number, previous: number): number {
  const now = Math.max(0, revenue);
  return (now - previous) / (now + previous);
}

function percentAbove0(part: Money, whole: Money): number | null {
  const percent = whole > 0n ? percentOf(part, whole) : null;
  return percent === null ? null : toJsonNumber(percent);
}

function partsOf(all: readonly Measured[]): ScorePart[][] {
  const revenue = percentilesOfKnown(all.map((m) => toJsonNumber(m.revenue)));
  const attainment = shrunk(all, 'percent', (m) => m.attainment);
  const growth = shrunk(all, 'ratio', (m) => m.balancedGrowth);
  const orderValue = shrunk(all, 'USD', (m) => m.orderValue);
  const margin = shrunk(all, 'percent', (m) => m.margin);
  const orderValuePlace = percentilesOfKnown(orderValue.map(resultOf));
  const marginPlace = percentilesOfKnown(margin.map(resultOf));
  const customers = percentilesOfKnown(all.map((m) => m.rep.customers));
  return all.map((_, i) => [
    scorePart('revenue', 'Revenue among peers', 0.35, revenue[i], say('score_no_revenue')),
    scorePart(
      'quota_attainment',
      'Quota attainment',
      0.25,
      attainmentPoints(resultOf(attainment[i])),
      say('score_no_quota'),
      attainment[i],
    ),
    scorePart(
      'growth',
      'Growth',
      0.15,
      growthPoints(resultOf(growth[i])),
      say('score_no_previous'),
      growth[i],
    ),
    scorePart(
      'order_value',
      'Order value among peers',
      0.1,
      orderValuePlace[i],
      say('no_orders'),
      orderValue[i],
    ),
    scorePart('margin', 'Gross margin among peers', 0.1, marginPlace[i], say('score_no_margin'), margin[i]),
    scorePart('customers', 'Customers among peers', 0.05, customers[i], say('score_no_customers')),
  ]);
}

const resultOf = (measure: Drawn | null | undefined) => measure?.result ?? null;

/** Each value drawn toward the median of all by the rep's number of orders. */
function shrunk(
  all: readonly Measured[],
  unit: Drawn['unit'],
  value: (m: Measured) => number | null,
): (Drawn | null)[] {
  const usual = median(all.map(value).filter((x) => x !== null));
  return all.map((m) => {
    const evidence = Math.max(0, m.rep.orders);
    return drawn(value(m), { unit, usual, evidence, counts: 'orders', prior: PRIOR_ORDERS });
  });
}

function attainmentPoints(percent: number | null | undefined): number | null {
  return percent == null ? null : (100 * percent) / FULL_ATTAINMENT_PCT;
}

function growthPoints(growth: number | null | undefined): number | null {
  return growth == null ? null : 50 + (50 * growth) / FULL_BALANCED_GROWTH;
}

function describe({ rep, revenue, attainment, growth, margin, orderValue }: Measured) {
  return {
    employeeKey: rep.employeeKey,
    name: rep.name,
    territory: rep.territory,
    revenue: toJsonNumber(revenue),
    orders: rep.orders,
    customers: rep.customers,
    quotaAttainmentPct: attainment,
    growthPct: growth,
    grossMarginPct: margin,
    averageOrderValue: orderValue,
  };
}
