import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../series/calendar.ts';
import { lastDayOfMonthNumber, monthNumber } from '../series/months.ts';
import { type Shape, seededRandom, simulateDaily } from '../series/simulate.ts';
import { type ChannelDay, channelCoverage } from './coverage.ts';

function channel(seed: number, shape: Shape): ChannelDay[] {
  return simulateDaily(seed, shape).map((point) => ({ ...point, count: Math.ceil(point.value / 1000) }));
}

function scaleFrom(days: ChannelDay[], from: string, value: number, count: number): ChannelDay[] {
  return days.map((day) =>
    day.date < from ? day : { date: day.date, value: day.value * value, count: Math.ceil(day.count * count) },
  );
}

function batches(dates: readonly string[], last = 1): ChannelDay[] {
  return dates.map((date, index) => {
    const factor = index === dates.length - 1 ? last : 1;
    return { date, value: (1e6 + 3e5 * Math.sin(index)) * factor, count: Math.ceil(150 * factor) };
  });
}

const steady: Shape = {
  from: '2011-01-01',
  days: 1096,
  level: 60_000,
  noise: 0.2,
  weekly: [1, 1, 1, 1.1, 1.1, 1.2, 0.9],
};
const monthEnds = Array.from({ length: 35 }, (_, index) =>
  addDays(lastDayOfMonthNumber(monthNumber('2011-01-01') + index), index === 34 ? -1 : -(index % 2)),
);

describe('a plainly incomplete tail', () => {
  it('is cut at the end of the month before, as in the internet channel of AdventureWorks', () => {
    const days = scaleFrom(channel(1, { ...steady, days: 1124 }), '2014-01-01', 0.026, 0.44);
    const coverage = channelCoverage(days);
    expect(coverage).toMatchObject({
      asOf: '2014-01-28',
      completeThrough: '2013-12-31',
      dailyThrough: '2013-12-31',
      cadence: 'daily',
      tail: { from: '2014-01-01', to: '2014-01-28' },
    });
    expect((coverage.tail?.observed ?? 0) / (coverage.tail?.expected ?? 1)).toBeCloseTo(0.026, 2);
  });

  it('leaves a month standing that lacks its last three days only, and says where days stop being usual', () => {
    const days = scaleFrom(channel(2, { ...steady, days: 1124 }), '2013-12-29', 0.026, 0.44);
    expect(channelCoverage(days)).toMatchObject({
      completeThrough: '2013-12-31',
      dailyThrough: '2013-12-28',
    });
  });

  it('is one day when the load stopped during that day', () => {
    const days = scaleFrom(channel(3, { ...steady, days: 1050 }), addDays('2011-01-01', 1049), 0.1, 0.1);
    expect(channelCoverage(days).completeThrough).toBe(addDays('2011-01-01', 1048));
  });

  it('is a last batch that is a fraction of a usual one', () => {
    expect(channelCoverage(batches(monthEnds, 0.05))).toMatchObject({
      asOf: '2013-11-29',
      completeThrough: '2013-10-31',
      cadence: 'monthly_batches',
      tail: { from: '2013-11-29', to: '2013-11-29' },
    });
  });
});

describe('a complete series', () => {
  const random = seededRandom(9);
  const rare = Array.from({ length: 700 }, (_, index) => ({
    date: addDays('2012-01-01', index),
    sold: random.uniform() < 0.25,
  }));
  const cases: [string, ChannelDay[], string][] = [
    ['ends in the middle of a month at its usual level', channel(4, { ...steady, days: 1100 }), '2014-01-04'],
    [
      'has no Sundays',
      channel(5, { ...steady, from: '2013-01-01', days: 1247, weekly: [1, 1, 1, 1, 1, 0.6, 0] }),
      '2016-05-31',
    ],
    ['falls by half for good', scaleFrom(channel(6, steady), '2013-12-10', 0.5, 0.5), '2013-12-31'],
    ['grows tenfold', channel(7, { ...steady, slope: 500 }), '2013-12-31'],
    [
      'closes for Christmas week every year',
      channel(8, { ...steady, days: 1093 }).map((day) =>
        /-12-2[4-9]/.test(day.date) ? { ...day, value: day.value * 0.05, count: 1 } : day,
      ),
      '2013-12-28',
    ],
    [
      'sells now and then',
      rare
        .filter((day) => day.sold)
        .map((day) => ({ date: day.date, value: 40 + (weekday(day.date) % 3) * 900, count: 1 })),
      rare.filter((day) => day.sold).at(-1)?.date ?? '',
    ],
    [
      'has too short a history to judge',
      scaleFrom(channel(10, { ...steady, days: 59 }), '2011-02-20', 0.01, 0.01),
      '2011-02-28',
    ],
  ];
  it.each(cases)('%s', (_, days, through) => {
    expect(channelCoverage(days)).toMatchObject({ asOf: through, completeThrough: through, tail: null });
  });

  it('of month-end batches is complete to the end of the month that its last batch closes', () => {
    expect(channelCoverage(batches(monthEnds))).toMatchObject({
      asOf: '2013-11-29',
      completeThrough: '2013-11-30',
      cadence: 'monthly_batches',
      tail: null,
    });
  });

  it('keeps a batch entered on the first of the next month', () => {
    const dates = [...monthEnds.slice(0, -1), '2013-12-01'];
    expect(channelCoverage(batches(dates))).toMatchObject({
      asOf: '2013-12-01',
      completeThrough: '2013-12-01',
    });
  });

  it('without prices falling only in value is not called cut off while orders stay', () => {
    expect(channelCoverage(scaleFrom(channel(11, steady), '2013-12-10', 0.05, 1)).tail).toBeNull();
  });

  it('is rarely called incomplete by chance, wherever it is cut', () => {
    const noisy = channel(12, { ...steady, noise: 0.4, drift: 0.01 });
    const wrong = noisy.filter((_, cut) => cut > 80 && channelCoverage(noisy.slice(0, cut)).tail !== null);
    expect(wrong.length).toBeLessThanOrEqual(2);
  });
});

it('knows nothing of an empty channel', () => {
  const nothing = { asOf: null, completeThrough: null, dailyThrough: null, cadence: 'unknown', tail: null };
  expect(channelCoverage([])).toEqual(nothing);
  expect(channelCoverage([{ date: '2013-01-01', value: 0, count: 0 }])).toEqual(nothing);
});
