/** The lines of the reseller channel. */
import type { PlannedAnomaly } from '../../anomalies/plan.ts';
import { yearOf } from '../../calendar.ts';
import { apportion } from '../../random/apportion.ts';
import { createRandom } from '../../random/prng.ts';
import { sum } from '../../random/weighted.ts';
import { assortment } from '../catalog/assortment.ts';
import { epochOf, PRODUCT_ROWS, type Product } from '../catalog/products.ts';
import { offersOn } from '../promotions.ts';
import { createLines, DAY_MS, type SalesLines } from '../sales-lines.ts';
import {
  batchDays,
  expectedReseller,
  fitYears,
  NOISE_LIMIT,
  RESELLER_SIGMA,
  resellerYears,
} from '../timeline.ts';
import { type BatchGoods, drawProduct, drawQuantity, setQuantity, splitLines, steer } from './batch.ts';
import { placeOrders, type ResellerOrder } from './orders.ts';
import { createResellers, type ResellerBook } from './resellers.ts';

/** Lines of the whole reseller channel at scale 1. */
const RESELLER_LINES = 60_855;

export interface ResellerSales {
  readonly lines: SalesLines;
  readonly resellers: ResellerBook;
  /** Days of the batches, and what each was expected to take without noise and anomaly, in dollars. */
  readonly days: readonly number[];
  readonly expected: Float64Array;
}

const MONEY = 10_000;

/** Generates the channel batch by batch. */
export function sellToResellers(
  seed: number,
  scale: number,
  catalog: readonly Product[],
  anomalies: readonly PlannedAnomaly[],
): ResellerSales {
  const days = batchDays();
  const { expected, target } = planBatches(seed, scale, days, anomalies);
  const resellers = createResellers(seed, scale);
  const orders = placeOrders(seed, scale, days, target, resellers);
  const lines = fillBatches(seed, scale, catalog, days, target, orders);
  return { lines, resellers, days, expected };
}

function planBatches(
  seed: number,
  scale: number,
  days: readonly number[],
  anomalies: readonly PlannedAnomaly[],
): { expected: Float64Array; target: Float64Array } {
  const random = createRandom(seed, 'reseller noise');
  const level = expectedReseller(scale);
  const noise = level.map(() => RESELLER_SIGMA * random.boundedNormal(NOISE_LIMIT));
  const noisy = level.map((value, index) => value * Math.exp(noise[index] ?? 0));
  const usual = fitYears(noisy, (index) => yearOf(days[index] ?? 0), resellerYears, scale);
  // An anomalous batch is a large part of its year: all years together make up for it, so that the level
  // does not jump at New Year.
  const raw = usual.map((value, index) => {
    const anomaly = anomalies.find(({ series, from }) => series === 'reseller' && from === days[index]);
    return anomaly === undefined
      ? value
      : value * Math.exp(RESELLER_SIGMA * anomaly.sigma - 0.65 * (noise[index] ?? 0));
  });
  const factor = sum(usual) / sum(raw);
  return {
    expected: usual.map((value, index) => factor * value * Math.exp(-(noise[index] ?? 0))),
    target: raw.map((value) => value * factor),
  };
}

function fillBatches(
  seed: number,
  scale: number,
  catalog: readonly Product[],
  days: readonly number[],
  target: Float64Array,
  orders: readonly ResellerOrder[][],
): SalesLines {
  const random = createRandom(seed, 'reseller lines');
  const orderTotal = orders.reduce((all, batch) => all + batch.length, 0);
  const total = Math.max(orderTotal, Math.round(RESELLER_LINES * scale));
  const least = orders.map((batch) => batch.length);
  const counts = apportion(
    total - orderTotal,
    target.map((value) => value ** 0.9),
  );
  const lines = createLines(total);
  const lastOrder = new Int32Array(PRODUCT_ROWS + 1);
  let order = 0;
  orders.forEach((batch, index) => {
    const day = days[index] ?? 0;
    const goods = assortment(catalog, 'reseller', epochOf(day), 0);
    if (goods === null || batch.length === 0) return;
    const shared: BatchGoods = { catalog, goods, offers: offersOn(day) };
    const first = lines.length;
    const sizes = splitLines(random, batch.length, (least[index] ?? 0) + (counts[index] ?? 0), goods);
    batch.forEach((placed, place) => {
      for (let line = 1; line <= (sizes[place] ?? 0); line += 1) {
        const row = lines.length;
        lines.length = row + 1;
        lines.day[row] = day;
        lines.orderTime[row] = day * DAY_MS;
        lines.order[row] = order;
        lines.line[row] = line;
        lines.product[row] = drawProduct(random, goods, lastOrder, order);
        lines.buyer[row] = placed.reseller + 1;
        lines.employee[row] = placed.employee;
        lines.territory[row] = placed.territory;
        setQuantity(lines, row, drawQuantity(random), shared);
      }
      order += 1;
    });
    steer(random, lines, first, (target[index] ?? 0) * MONEY, shared);
  });
  return lines;
}
