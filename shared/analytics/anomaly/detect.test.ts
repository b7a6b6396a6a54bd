import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../series/calendar.ts';
import type { DailyPoint } from '../series/daily.ts';
import { lastDayOfMonthNumber, monthNumber } from '../series/months.ts';
import { type Shape, seededRandom, simulateDaily } from '../series/simulate.ts';
import { detectAnomalies } from './detect.ts';

const sales: Shape = {
  days: 1096,
  level: 20_000,
  slope: 30,
  yearly: 0.15,
  noise: 0.1,
  weekly: [1, 1.1, 1, 1, 1, 0.9, 0.7],
};

interface Planted {
  readonly from: number;
  readonly days: number;
  /** In standard deviations of the noise. */
  readonly size: number;
}

/** One event in each stretch of 130 days: one day, a few days, or a shift of one to two weeks. */
function plant(seed: number): Planted[] {
  const random = seededRandom(seed * 7919);
  return Array.from({ length: 8 }, (_, slot) => {
    const days = [1, 1, 3, 10][Math.floor(random.uniform() * 4)] ?? 1;
    const size = (4 + 4 * random.uniform()) * (random.uniform() < 0.5 ? -1 : 1);
    return { from: 20 + slot * 130 + Math.floor(random.uniform() * 70), days, size };
  });
}

function withPlanted(
  series: readonly DailyPoint[],
  planted: readonly Planted[],
  sigma: number,
): DailyPoint[] {
  return series.map((point, index) => {
    const event = planted.find(
      (candidate) => index >= candidate.from && index < candidate.from + candidate.days,
    );
    return event === undefined ? point : { ...point, value: point.value * Math.exp(event.size * sigma) };
  });
}

describe('on simulated sales of fifty seeds', () => {
  it('finds planted events of four sigma and more with precision and recall of 0.9 at least', () => {
    let hits = 0;
    let planted = 0;
    let right = 0;
    let found = 0;
    for (let seed = 1; seed <= 50; seed += 1) {
      const events = plant(seed);
      const series = withPlanted(simulateDaily(seed, sales), events, 0.1);
      const { findings } = detectAnomalies(series);
      const matches = (event: Planted, from: string, to: string): boolean =>
        from <= (series[event.from + event.days - 1]?.date ?? '') && to >= (series[event.from]?.date ?? '');
      planted += events.length;
      found += findings.length;
      hits += events.filter((event) => findings.some(({ from, to }) => matches(event, from, to))).length;
      right += findings.filter(({ from, to }) => events.some((event) => matches(event, from, to))).length;
    }
    expect(hits / planted).toBeGreaterThanOrEqual(0.9);
    expect(right / found).toBeGreaterThanOrEqual(0.9);
  });

  it.each<[string, Shape]>([
    ['percentage noise and growth', sales],
    ['a wandering level', { days: 1096, level: 1000, drift: 0.01, noise: 0.1 }],
    [
      'closed Sundays and strong years',
      { ...sales, yearly: 0.3, noise: 0.2, weekly: [1, 1, 1, 1, 1, 0.6, 0] },
    ],
    ['noise of the same size at every level', { days: 1096, level: 500, noise: 0.05 }],
  ])('gives at most one finding a year on clean data with %s', (_, shape) => {
    let found = 0;
    for (let seed = 1; seed <= 20; seed += 1)
      found += detectAnomalies(simulateDaily(seed, shape)).findings.length;
    expect(found / (20 * 3)).toBeLessThanOrEqual(1);
  });
});

describe('a finding', () => {
  const series = simulateDaily(3, sales);

  it('of one day has its expected interval, score and direction', () => {
    const doubled = series.map((point, index) =>
      index === 500 ? { ...point, value: point.value * 2 } : point,
    );
    const { points } = detectAnomalies(doubled);
    const point = points.find((candidate) => candidate.date === series[500]?.date);
    expect(point).toMatchObject({ direction: 'up', value: doubled[500]?.value });
    expect(point?.score).toBeGreaterThan(5);
    expect((point?.expected ?? 0) / (series[500]?.value ?? 1)).toBeCloseTo(1, 0);
    expect(point?.lower).toBeLessThan(point?.expected ?? 0);
    expect(point?.upper).toBeGreaterThan(point?.expected ?? 0);
    expect(point?.upper).toBeLessThan(point?.value ?? 0);
  });

  it('of a shift of ten days is one finding that keeps its days', () => {
    const shifted = series.map((point, index) =>
      index >= 700 && index < 710 ? { ...point, value: point.value * 0.5 } : point,
    );
    const { findings } = detectAnomalies(shifted);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'run',
      direction: 'down',
      from: series[700]?.date,
      to: series[709]?.date,
    });
    expect(findings[0]?.points).toHaveLength(10);
    expect((findings[0]?.value ?? 0) / (findings[0]?.expected ?? 1)).toBeCloseTo(0.5, 1);
  });

  it('may be the very last day', () => {
    const last = series.map((point, index) => (index === series.length - 1 ? { ...point, value: 0 } : point));
    expect(detectAnomalies(last).points.map((point) => point.date)).toEqual([series.at(-1)?.date]);
  });

  it('does not depend on the unit', () => {
    const odd = series.map((point, index) =>
      index % 301 === 300 ? { ...point, value: point.value * 0.3 } : point,
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (factor) => {
        const scaled = detectAnomalies(odd.map((point) => ({ ...point, value: point.value * factor })));
        expect(scaled.findings.map((finding) => finding.from)).toEqual(
          detectAnomalies(odd).findings.map((finding) => finding.from),
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe('habits of a channel are no anomalies', () => {
  const monthEnds = Array.from({ length: 36 }, (_, index) => ({
    date: addDays(lastDayOfMonthNumber(monthNumber('2011-01-01') + index), -(index % 2)),
    value: 1e6 * (1 + 0.03 * index) * (1 + 0.04 * seededRandom(index).normal()),
  }));

  it('month-end batches are compared with each other alone', () => {
    expect(detectAnomalies(monthEnds)).toMatchObject({ findings: [], grains: ['batch'] });
    const spoiled = monthEnds.map((point, index) =>
      index === 20 ? { ...point, value: point.value * 0.5 } : point,
    );
    const { findings } = detectAnomalies(spoiled);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ kind: 'batch', from: spoiled[20]?.date, direction: 'down' });
  });

  it('a month without its batch is found on the day it was due', () => {
    const { findings } = detectAnomalies(monthEnds.filter((_, index) => index !== 25));
    expect(findings.map((finding) => finding.kind)).toEqual(['batch']);
    expect(findings[0]?.from.slice(0, 7)).toBe('2013-02');
    expect(findings[0]?.value).toBe(0);
  });

  it('batches on top of daily sales are told from them', () => {
    const daily = simulateDaily(4, { from: '2011-01-01', days: 1096, level: 30_000, noise: 0.1 });
    const { findings, grains } = detectAnomalies([...daily, ...monthEnds]);
    expect(grains).toEqual(['day', 'batch']);
    expect(findings.length).toBeLessThanOrEqual(2);
  });

  it('closed Sundays', () => {
    const closed = simulateDaily(5, { ...sales, weekly: [1, 1, 1, 1, 1, 0.6, 0] });
    expect(detectAnomalies(closed).points.filter((point) => weekday(point.date) === 7)).toEqual([]);
  });

  it('a thin series is judged by whole weeks', () => {
    const random = seededRandom(6);
    const thin = Array.from({ length: 700 }, (_, index) => ({
      date: addDays('2012-01-02', index),
      value: random.uniform() < 0.5 ? 100 + 10 * random.normal() : 0,
    }));
    expect(detectAnomalies(thin).grains).toEqual(['week']);
    const week = thin.map((point, index) => (index >= 350 && index < 357 ? { ...point, value: 900 } : point));
    const { findings } = detectAnomalies(week);
    const strongest = findings.reduce((most, other) =>
      Math.abs(other.score) > Math.abs(most.score) ? other : most,
    );
    expect(strongest).toMatchObject({ kind: 'week', direction: 'up', from: '2012-12-17', to: '2012-12-23' });
    expect(findings.length).toBeLessThanOrEqual(2);
  });
});

describe('what cannot be judged', () => {
  it.each([
    ['no data', [], 'no_data'],
    ['eight weeks missing a day', simulateDaily(1, { days: 55, level: 10, noise: 0.1 }), 'too_short'],
    [
      'a value that is no number',
      [...simulateDaily(1, { days: 90, level: 10 }), { date: '2011-05-01', value: Number.NaN }],
      'not_finite',
    ],
    ['no change at all', simulateDaily(1, { days: 90, level: 10 }), 'constant'],
  ] as const)('%s says so', (_, series, reason) => {
    expect(detectAnomalies(series)).toEqual({ findings: [], points: [], reason, grains: [] });
  });

  it('a perfect week without noise has no findings and no NaN', () => {
    expect(detectAnomalies(simulateDaily(1, { ...sales, noise: 0, yearly: 0, slope: 0 })).findings).toEqual(
      [],
    );
  });
});
