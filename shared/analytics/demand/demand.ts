import { say } from '../../words/say.ts';
import { parseMoney, toJsonNumber } from '../money/decimal.ts';
import { roundNumber } from '../money/round.ts';
import { composeScore, rankByScore, type ScoreComponent, scorePart } from '../scores/composite.ts';
import { peerPercentiles, shrink } from '../scores/peers.ts';
import { type AbcClass, type RevenueShare, revenueShares, type XyzClass, xyzClassOf } from './classes.ts';
import { coefficientOfVariation, theilSenSlope } from './trend.ts';

/** One product's sales over a window of whole months. */
export interface ProductInput {
  readonly productKey: number;
  readonly name: string;
  readonly category: string | null;
  /** Units of each month of the window, oldest first, months without sales as 0. */
  readonly monthlyUnits: readonly number[];
  /** Revenue of the window as exact decimal text in USD. */
  readonly revenue: string;
  /**
   * Months from the product's launch to the end of the window; null when unknown, which counts from its
   * first month with units. Months before the launch say nothing about demand.
   */
  readonly monthsSinceLaunch: number | null;
}

export interface ProductDemand {
  /** From 1; equal scores share a rank. */
  readonly rank: number;
  readonly productKey: number;
  readonly name: string;
  readonly category: string | null;
  readonly units: number;
  readonly revenue: number;
  readonly revenueSharePct: number;
  /** Change of monthly units per month in percent of their mean; null with under 3 months or no demand. */
  readonly trendPctPerMonth: number | null;
  /** 0 to 100. */
  readonly demandScore: number;
  readonly components: readonly ScoreComponent[];
  readonly abcClass: AbcClass;
  /** Null with under 3 months or no demand. */
  readonly xyzClass: XyzClass | null;
  /** Standard deviation of monthly units over their mean; null as `xyzClass`. */
  readonly variation: number | null;
  /** Months of the window since launch. */
  readonly activeMonths: number;
}

/** Months from which on a trend and a variation mean something. */
const MIN_MONTHS = 3;

/** Months that weigh as much as the assumption of no trend; see `shrink`. */
const PRIOR_MONTHS = 6;

/** Trend in percent a month that earns all points, and none when falling so. */
const FULL_TREND_PCT = 10;

/** Bound of a trend: without returns no straight line over 3 months or more is steeper. */
const STEEPEST_TREND_PCT = 100;

interface Measured {
  readonly product: ProductInput;
  readonly share: RevenueShare;
  readonly units: number;
  readonly trend: number | null;
  readonly variation: number | null;
  readonly activeMonths: number;
}

/**
 * Ranks products by demand with trend, ABC and XYZ class; pass all products and cut the list afterwards.
 * What sold nothing scores 0 and is not a peer of what sold.
 *
 * Formulas: docs/decisions/0005-scores-reorder-demand.md.
 *
 * @throws RangeError when a revenue is not decimal text, units are not finite or keys are not distinct.
 */
export function productDemand(products: readonly ProductInput[]): ProductDemand[] {
  const shares = new Map(sharesOf(products).map((share) => [share.productKey, share]));
  if (shares.size !== products.length) throw new RangeError('Product keys must be distinct');
  const measured = products.flatMap((product) => {
    const share = shares.get(product.productKey);
    return share === undefined ? [] : [measure(product, share)];
  });
  const sold = measured.filter(hasDemand);
  const revenue = peerPercentiles(sold.map((m) => toJsonNumber(m.share.revenue)));
  const units = peerPercentiles(sold.map((m) => m.units));
  const scored = sold.map((m, i) => row(m, demandScore(m, revenue[i] ?? 0, units[i] ?? 0)));
  const unsold = measured.filter((m) => !hasDemand(m)).map((m) => row(m, composeScore([])));
  return rankByScore(
    [...scored, ...unsold],
    (product) => product.demandScore,
    (a, b) => b.revenue - a.revenue || a.productKey - b.productKey,
  );
}

/**
 * The Pareto curve of revenue, largest product first.
 *
 * @throws RangeError when a revenue is not decimal text.
 */
export function sharesOf(products: readonly ProductInput[]): RevenueShare[] {
  return revenueShares(
    products.map(({ productKey, revenue }) => ({ productKey, revenue: parseMoney(revenue) })),
  );
}

function measure(product: ProductInput, share: RevenueShare): Measured {
  const { monthlyUnits } = product;
  if (!monthlyUnits.every(Number.isFinite)) throw new RangeError(`Units of product ${product.productKey}`);
  const active = sinceLaunch(product);
  const variation = active.length < MIN_MONTHS ? null : coefficientOfVariation(active);
  return {
    product,
    share,
    units: monthlyUnits.reduce((sum, x) => sum + x, 0),
    trend: variation === null ? null : trendPercent(active),
    variation,
    activeMonths: active.length,
  };
}

function hasDemand({ units, share }: Measured): boolean {
  return units > 0 || share.revenue > 0n;
}

function sinceLaunch({ monthlyUnits, monthsSinceLaunch }: ProductInput): readonly number[] {
  const first = monthlyUnits.findIndex((units) => units !== 0);
  const sinceFirst = first < 0 ? 0 : monthlyUnits.length - first;
  // A sale before the noted launch shows that the product was there.
  const months = Math.max(sinceFirst, monthsSinceLaunch ?? 0);
  return months === 0 ? [] : monthlyUnits.slice(-months);
}

function trendPercent(active: readonly number[]): number {
  const mean = active.reduce((sum, x) => sum + x, 0) / active.length;
  const percent = (100 * (theilSenSlope(active) ?? 0)) / mean;
  return Math.min(STEEPEST_TREND_PCT, Math.max(-STEEPEST_TREND_PCT, percent));
}

function demandScore(m: Measured, revenue: number, units: number) {
  const trend = m.trend === null ? null : shrink(m.trend, m.activeMonths, 0, PRIOR_MONTHS);
  const trendPoints = trend === null ? null : 50 + (50 * trend) / FULL_TREND_PCT;
  const steadiness = m.variation === null ? null : 100 * (1 - m.variation);
  const tooFew = say('score_few_months', { months: MIN_MONTHS });
  return composeScore([
    scorePart('revenue', 'Revenue among products', 0.4, revenue, say('score_no_revenue')),
    scorePart('units', 'Units among products', 0.3, units, say('score_no_units')),
    scorePart('trend', 'Trend', 0.2, trendPoints, tooFew),
    scorePart('steadiness', 'Steadiness', 0.1, steadiness, tooFew),
  ]);
}

function row(m: Measured, { score, components }: ReturnType<typeof composeScore>) {
  const { product, share, units, trend, variation, activeMonths } = m;
  return {
    productKey: product.productKey,
    name: product.name,
    category: product.category,
    units,
    revenue: toJsonNumber(share.revenue),
    revenueSharePct: share.sharePct,
    trendPctPerMonth: trend === null ? null : roundNumber(trend, 4),
    demandScore: score,
    components,
    abcClass: share.abcClass,
    xyzClass: variation === null ? null : xyzClassOf(variation),
    variation: variation === null ? null : roundNumber(variation, 4),
    activeMonths,
  };
}
