import { say } from '../../words/say.ts';
import { roundNumber } from '../money/round.ts';
import { composeScore, rankByScore, type ScoreComponent, type ScorePart, scorePart } from './composite.ts';
import { type Drawn, drawn } from './peers.ts';

/** One supplier's purchase orders over a period; by supplier id, since a supplier has several keys. */
export interface SupplierInput {
  readonly supplierKey: number;
  readonly supplier: string;
  readonly category: string | null;
  readonly purchaseOrders: number;
  /** Ordered and received outers of the same purchase lines. */
  readonly orderedOuters: number;
  readonly receivedOuters: number;
  /** Purchase lines marked finalised, of `totalLines`. */
  readonly finalizedLines: number;
  readonly totalLines: number;
  /** Lead times seen between order and receipt; null where receipts do not show them. */
  readonly leadTimes: SupplierLeadTimes | null;
  /** Days from the newest order to the as-of date; null without orders. */
  readonly daysSinceLastOrder: number | null;
}

interface SupplierLeadTimes {
  /** Receipts. */
  readonly count: number;
  /** Days. */
  readonly mean: number;
  /** Sample variance in days squared. */
  readonly variance: number;
  /** Receipts not later than the items' Lead Time Days; null where that is unknown. */
  readonly onTime: number | null;
}

export interface SupplierScore {
  /** From 1; equal scores share a rank. */
  readonly rank: number;
  readonly supplierKey: number;
  readonly supplier: string;
  readonly category: string | null;
  readonly purchaseOrders: number;
  /** 100 * received / ordered outers, as it is; null without orders. */
  readonly fillRatePct: number | null;
  /** 100 * finalised / all purchase lines; null without any. */
  readonly finalizedPct: number | null;
  /** Mean days from order to receipt; null where receipts do not show them. */
  readonly leadTimeDays: number | null;
  readonly onTimePct: number | null;
  /** 0 to 100. */
  readonly score: number;
  readonly components: readonly ScoreComponent[];
}

/** Observations that weigh as much as what is usual over all suppliers; see `shrink`. */
const PRIOR_OBSERVATIONS = 5;

/** Purchase orders that earn half of the points for experience. */
const HALF_EXPERIENCE_ORDERS = 10;

/** Days without orders after which experience counts half. */
const EXPERIENCE_HALF_LIFE_DAYS = 365;

/** Rates over all suppliers, each null when nothing is known. */
interface Usual {
  readonly fill: number | null;
  readonly finalized: number | null;
  readonly onTime: number | null;
  readonly steadiness: number | null;
}

/**
 * Scores the reliability of suppliers, best first; pass all of them and cut the list afterwards. Rates of
 * a supplier with few orders are drawn toward those of all suppliers together (empirical Bayes), so one
 * perfect delivery does not beat a hundred good ones; a part that cannot be known is left out and named.
 *
 * Formulas: docs/decisions/0005-scores-reorder-demand.md.
 */
export function supplierScores(suppliers: readonly SupplierInput[]): SupplierScore[] {
  // Sorted first: sums in floating point depend on their order in the last digit.
  const ordered = suppliers.toSorted((a, b) => a.supplierKey - b.supplierKey);
  const usual = usualRates(ordered);
  const scored = ordered.map((s) => ({ ...describe(s), ...composeScore(partsOf(s, usual)) }));
  return rankByScore(
    scored,
    (row) => row.score,
    (a, b) => b.purchaseOrders - a.purchaseOrders || a.supplierKey - b.supplierKey,
  );
}

function usualRates(suppliers: readonly SupplierInput[]): Usual {
  const total = (value: (s: SupplierInput) => number) => suppliers.reduce((sum, s) => sum + value(s), 0);
  const timed = (s: SupplierInput) => (s.leadTimes?.onTime == null ? 0 : s.leadTimes.count);
  return {
    fill: share(
      total((s) => received(s)),
      total((s) => s.orderedOuters),
    ),
    finalized: share(
      total((s) => s.finalizedLines),
      total((s) => s.totalLines),
    ),
    onTime: share(
      total((s) => s.leadTimes?.onTime ?? 0),
      total(timed),
    ),
    steadiness: share(
      total((s) => (steadiness(s) ?? 0) * freedom(s)),
      total(freedom),
    ),
  };
}

/** Received outers that were ordered: what comes on top does not make up for another's shortfall. */
function received({ receivedOuters, orderedOuters }: SupplierInput): number {
  return Math.min(Math.max(0, receivedOuters), orderedOuters);
}

/** 1 with one lead time always, 0 where its standard deviation reaches its mean; null with under 2 receipts. */
function steadiness(supplier: SupplierInput): number | null {
  const { leadTimes } = supplier;
  if (leadTimes === null || freedom(supplier) === 0) return null;
  const deviation = Math.sqrt(Math.max(0, leadTimes.variance));
  if (deviation === 0) return 1;
  return leadTimes.mean > 0 ? Math.max(0, 1 - deviation / leadTimes.mean) : 0;
}

/** Observations behind a lead time's variance: one fewer than receipts. */
function freedom({ leadTimes }: SupplierInput): number {
  return Math.max(0, (leadTimes?.count ?? 0) - 1);
}

function partsOf(s: SupplierInput, usual: Usual): ScorePart[] {
  const toward = (own: number | null, evidence: number, counts: Drawn['counts'], rate: number | null) =>
    drawn(timesHundred(own), {
      unit: 'percent',
      usual: timesHundred(rate),
      evidence,
      counts,
      prior: PRIOR_OBSERVATIONS,
    });
  const fill = toward(share(received(s), s.orderedOuters), s.purchaseOrders, 'orders', usual.fill);
  const finalized = toward(share(s.finalizedLines, s.totalLines), s.totalLines, 'lines', usual.finalized);
  const onTime = toward(onTimeShare(s), s.leadTimes?.count ?? 0, 'receipts', usual.onTime);
  const steady = toward(steadiness(s), freedom(s), 'receipts', usual.steadiness);
  return [
    scorePart('fill_rate', 'Fill rate', 0.4, fill?.result, say('score_nothing_ordered'), fill),
    scorePart('finalized', 'Finalised orders', 0.2, finalized?.result, say('score_no_lines'), finalized),
    scorePart('on_time', 'Lead time kept', 0.18, onTime?.result, say('score_no_receipts'), onTime),
    scorePart(
      'lead_time_steadiness',
      'Lead time steadiness',
      0.12,
      steady?.result,
      say('score_few_receipts'),
      steady,
    ),
    scorePart('experience', 'Experience', 0.1, experience(s), say('score_no_purchases')),
  ];
}

const timesHundred = (part: number | null) => (part === null ? null : 100 * part);

/** How much there is to judge by: rises with orders, halves with every year without one. */
function experience({ purchaseOrders, daysSinceLastOrder }: SupplierInput): number {
  const volume = purchaseOrders / (purchaseOrders + HALF_EXPERIENCE_ORDERS);
  return 100 * volume * 2 ** (-Math.max(0, daysSinceLastOrder ?? 0) / EXPERIENCE_HALF_LIFE_DAYS);
}

function onTimeShare({ leadTimes }: SupplierInput): number | null {
  return leadTimes === null || leadTimes.onTime === null ? null : share(leadTimes.onTime, leadTimes.count);
}

function share(count: number, of: number): number | null {
  return of > 0 ? count / of : null;
}

function describe(s: SupplierInput) {
  return {
    supplierKey: s.supplierKey,
    supplier: s.supplier,
    category: s.category,
    purchaseOrders: s.purchaseOrders,
    fillRatePct: percent(share(s.receivedOuters, s.orderedOuters)),
    finalizedPct: percent(share(s.finalizedLines, s.totalLines)),
    leadTimeDays: s.leadTimes === null || s.leadTimes.count === 0 ? null : roundNumber(s.leadTimes.mean, 4),
    onTimePct: percent(onTimeShare(s)),
  };
}

function percent(part: number | null): number | null {
  return part === null ? null : roundNumber(100 * part, 4);
}
