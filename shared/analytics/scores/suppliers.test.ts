import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SupplierInput, supplierScores } from './suppliers.ts';

function supplier(supplierKey: number, changes: Partial<SupplierInput> = {}): SupplierInput {
  return {
    supplierKey,
    supplier: `Supplier ${supplierKey}`,
    category: 'Novelty Goods Supplier',
    purchaseOrders: 100,
    orderedOuters: 10_000,
    receivedOuters: 9_500,
    finalizedLines: 290,
    totalLines: 300,
    leadTimes: { count: 80, mean: 10, variance: 4, onTime: 72 },
    daysSinceLastOrder: 0,
    ...changes,
  };
}

const find = (rows: ReturnType<typeof supplierScores>, key: number) => {
  const row = rows.find((r) => r.supplierKey === key);
  if (row === undefined) throw new Error(`no supplier ${key}`);
  return row;
};

/** A rate that is what is usual. */
const itself = (rate: number, evidence: number, counts: string) => ({
  own: rate,
  usual: rate,
  result: rate,
  unit: 'percent',
  evidence,
  counts,
  prior: 5,
});

describe('supplier scores', () => {
  it('is the weighted sum of the measured rates when there is one supplier', () => {
    // Alone, a supplier is its own usual: nothing is drawn anywhere.
    expect(supplierScores([supplier(1)])).toEqual([
      {
        rank: 1,
        supplierKey: 1,
        supplier: 'Supplier 1',
        category: 'Novelty Goods Supplier',
        purchaseOrders: 100,
        fillRatePct: 95,
        finalizedPct: 96.6667,
        leadTimeDays: 10,
        onTimePct: 90,
        score: 92.23,
        components: [
          { name: 'fill_rate', label: 'Fill rate', value: 95, weight: 0.4, drawn: itself(95, 100, 'orders') },
          {
            name: 'finalized',
            label: 'Finalised orders',
            value: 96.67,
            weight: 0.2,
            drawn: itself(96.6667, 300, 'lines'),
          },
          {
            name: 'on_time',
            label: 'Lead time kept',
            value: 90,
            weight: 0.18,
            drawn: itself(90, 80, 'receipts'),
          },
          {
            name: 'lead_time_steadiness',
            label: 'Lead time steadiness',
            value: 80,
            weight: 0.12,
            drawn: itself(80, 79, 'receipts'),
          },
          { name: 'experience', label: 'Experience', value: 90.91, weight: 0.1 },
        ],
      },
    ]);
  });

  it('draws small numbers toward all suppliers together', () => {
    const rows = supplierScores([
      supplier(1),
      supplier(2, {
        purchaseOrders: 1,
        orderedOuters: 10,
        receivedOuters: 10,
        finalizedLines: 1,
        totalLines: 1,
      }),
      supplier(3, {
        purchaseOrders: 1,
        orderedOuters: 10,
        receivedOuters: 0,
        finalizedLines: 0,
        totalLines: 1,
      }),
    ]);
    const fill = (key: number) => find(rows, key).components[0]?.value ?? 0;
    const pooled = 9510 / 10_020;
    expect(fill(2)).toBeCloseTo((100 * (1 + 5 * pooled)) / 6, 2);
    expect(fill(3)).toBeCloseTo((100 * 5 * pooled) / 6, 2);
    expect(find(rows, 1).rank).toBe(1);
    expect(find(rows, 3)).toMatchObject({ fillRatePct: 0, rank: 3 });
    expect(fill(3)).toBeGreaterThan(75);
  });

  it('leaves lead times out where none were seen', () => {
    const [row] = supplierScores([supplier(1, { leadTimes: null })]);
    expect(row).toMatchObject({ leadTimeDays: null, onTimePct: null });
    expect(row?.components.map((c) => [c.name, c.weight])).toEqual([
      ['fill_rate', 0.571429],
      ['finalized', 0.285714],
      ['on_time', 0],
      ['lead_time_steadiness', 0],
      ['experience', 0.142857],
    ]);
  });

  it('sees no steadiness in a single receipt', () => {
    const [row] = supplierScores([supplier(1, { leadTimes: { count: 1, mean: 9, variance: 0, onTime: 1 } })]);
    expect(row?.components[3]).toMatchObject({ value: null, reason: 'Fewer than two timed receipts.' });
    expect(row).toMatchObject({ leadTimeDays: 9, onTimePct: 100 });
  });

  it('does not credit what came on top of an order', () => {
    const [row] = supplierScores([supplier(1, { receivedOuters: 20_000 })]);
    expect(row).toMatchObject({ fillRatePct: 200 });
    expect(row?.components[0]?.value).toBe(100);
    const rows = supplierScores([
      supplier(1, { receivedOuters: 20_000 }),
      supplier(2, { orderedOuters: 10_000, receivedOuters: 0, purchaseOrders: 5 }),
    ]);
    // Half of all that was ordered came, so half of half is what an equal amount of evidence leaves.
    expect(find(rows, 2).components[0]?.value).toBe(25);
  });

  it('halves experience with every year without an order', () => {
    const [row] = supplierScores([supplier(1, { purchaseOrders: 10, daysSinceLastOrder: 365 })]);
    expect(row?.components.at(-1)?.value).toBe(25);
  });

  it('scores 0 what never delivered anything, and takes an empty list', () => {
    const none = { purchaseOrders: 0, orderedOuters: 0, receivedOuters: 0, finalizedLines: 0, totalLines: 0 };
    const idle = { ...none, leadTimes: null, daysSinceLastOrder: null };
    expect(
      supplierScores([supplier(4, idle), supplier(2, idle)]).map((r) => [r.rank, r.supplierKey, r.score]),
    ).toEqual([
      [1, 2, 0],
      [1, 4, 0],
    ]);
    expect(supplierScores([])).toEqual([]);
  });

  const count = fc.integer({ min: 0, max: 500 });
  const anySupplier = fc.record({
    supplierKey: fc.integer({ min: 1, max: 99 }),
    purchaseOrders: count,
    orderedOuters: count,
    receivedOuters: fc.integer({ min: -5, max: 600 }),
    finalizedLines: count,
    totalLines: fc.constant(500),
    leadTimes: fc.option(
      fc.record({
        count: fc.integer({ min: 10, max: 20 }),
        mean: fc.integer({ min: 0, max: 60 }),
        variance: fc.integer({ min: 0, max: 900 }),
        onTime: fc.option(fc.integer({ min: 0, max: 10 })),
      }),
    ),
    daysSinceLastOrder: fc.option(fc.integer({ min: -3, max: 4000 })),
  });

  it('stays finite, bounded and independent of the order given', () => {
    const many = fc.uniqueArray(anySupplier, { selector: (s) => s.supplierKey, maxLength: 13 });
    fc.assert(
      fc.property(many, (given) => {
        const rows = supplierScores(given.map((s) => supplier(s.supplierKey, s)));
        expect(supplierScores(given.toReversed().map((s) => supplier(s.supplierKey, s)))).toEqual(rows);
        for (const { score, components } of rows) {
          expect(score >= 0 && score <= 100).toBe(true);
          expect(components.every((c) => c.value === null || (c.value >= 0 && c.value <= 100))).toBe(true);
        }
      }),
    );
  });

  it('never scores a better fill rate lower', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const mine = (receivedOuters: number) =>
          find(supplierScores([supplier(1), supplier(2, { orderedOuters: 500, receivedOuters })]), 2).score;
        expect(mine(Math.max(a, b))).toBeGreaterThanOrEqual(mine(Math.min(a, b)));
      }),
    );
  });
});
