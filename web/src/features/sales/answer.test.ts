import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import { answerOf } from './answer.ts';
import type { KpisAnswer } from './api/kpis.ts';

const f = createFormatter('en-GB');

/** Intl separates ranges by thin spaces. */
const plain = (text: string | undefined) => text?.replaceAll('\u2009', ' ');

const kpi = (
  key: string,
  label: string,
  value: number | null,
  previous: number | null,
  rest: Partial<Kpi> = {},
): Kpi => ({
  key,
  label,
  value,
  unit: 'USD',
  previous,
  changePct: value !== null && previous ? ((value - previous) / previous) * 100 : null,
  ...rest,
});

const period = {
  from: '2012-12-01',
  to: '2013-11-30',
  days: 365,
  previousFrom: '2011-12-02',
  previousTo: '2012-11-30',
};
const complete = { channel: 'internet', asOf: '2013-11-30', completeThrough: '2013-11-30', tail: null };

function answer(data: Kpi[], meta: Partial<KpisAnswer['meta']> = {}): KpisAnswer {
  return {
    data,
    request: 'GET /api/aw/sales/kpis',
    meta: {
      generatedAt: '2026-01-01T00:00:00Z',
      traceId: 't',
      asOf: '2013-11-30',
      auditId: 'a',
      queries: [],
      parameters: {},
      notices: [],
      period,
      channels: [complete],
      ...meta,
    },
  };
}

describe('answerOf', () => {
  test('names the channel that explains a rise', () => {
    const result = answerOf(
      answer([
        kpi('total_revenue', 'Revenue', 200, 100),
        kpi('internet_revenue', 'Internet revenue', 120, 40),
        kpi('reseller_revenue', 'Reseller revenue', 80, 60),
      ]),
      en,
      f,
    );
    expect(result?.sentence).toBe('Revenue is up 100.0% to $200; internet revenue explains 80% of the rise.');
    expect(result?.details.map(plain)).toEqual(['1 Dec 2012 – 30 Nov 2013, against the 365 days before.']);
  });

  test('gives no share where the channels moved against each other', () => {
    const result = answerOf(
      answer([
        kpi('total_revenue', 'Revenue', 90, 100),
        kpi('internet_revenue', 'Internet revenue', 10, 50),
        kpi('reseller_revenue', 'Reseller revenue', 80, 50),
      ]),
      en,
      f,
    );
    expect(result?.sentence).toBe(
      'Revenue is down 10.0% to $90.00; internet revenue moved by −$40.00, reseller revenue by +$30.00.',
    );
  });

  test('compares nothing where the period holds days that are known to be too low', () => {
    const tail = { from: '2013-11-01', to: '2013-11-30', reason: 'cut off' };
    const result = answerOf(
      answer([kpi('total_revenue', 'Revenue', 200, 100)], {
        channels: [{ ...complete, completeThrough: '2013-10-31', tail }],
      }),
      en,
      f,
    );
    expect(result?.sentence).toBe(
      'Revenue is $200 so far: the period is not complete, so it is compared with nothing.',
    );
    expect(plain(result?.details.at(-1))).toBe(
      'Too low: 1 – 30 Nov 2013 of internet sales, where the load looks cut off.',
    );
  });

  test('names only the days of the tail that are in the period, and claims no comparison', () => {
    const tail = { from: '2013-11-20', to: '2013-12-28', reason: 'cut off' };
    const result = answerOf(
      answer([kpi('total_revenue', 'Revenue', 200, 100)], {
        channels: [{ ...complete, asOf: '2013-12-28', completeThrough: '2013-11-19', tail }],
      }),
      en,
      f,
    );
    expect(result?.details.map(plain)).toEqual([
      '1 Dec 2012 – 30 Nov 2013.',
      'Too low: 20 – 30 Nov 2013 of internet sales, where the load looks cut off.',
    ]);
  });

  test('a period after the tail is told where the data end', () => {
    const tail = { from: '2012-10-01', to: '2012-10-28', reason: 'cut off' };
    const result = answerOf(
      answer([kpi('total_revenue', 'Revenue', 200, 100)], {
        channels: [{ ...complete, asOf: '2012-10-28', completeThrough: '2012-09-30', tail }],
      }),
      en,
      f,
    );
    expect(result?.details.at(-1)).toBe('Too low: internet sales end on 28 Oct 2012.');
  });

  test('says which channel ends where newer days of another are left out', () => {
    const reseller = { channel: 'reseller', asOf: '2013-11-29', completeThrough: '2013-11-30', tail: null };
    const internet = { ...complete, asOf: '2013-12-31', completeThrough: '2013-12-31' };
    const result = answerOf(
      answer([kpi('total_revenue', 'Revenue', 200, 100)], {
        asOf: '2013-12-31',
        channels: [internet, reseller],
      }),
      en,
      f,
    );
    expect(result?.details.slice(1)).toEqual([
      'Days after 30 Nov 2013 are left out, as reseller sales end on 29 Nov 2013.',
    ]);
  });

  test('does not take what cannot be known for nothing sold', () => {
    const unknown = kpi('total_revenue', 'Revenue', null, null, {
      reason: 'The territories are not loaded.',
    });
    expect(answerOf(answer([unknown]), en, f)?.sentence).toBe(
      'Revenue cannot be known for this selection: The territories are not loaded.',
    );
  });

  test('names a tail that lies after the period as left out', () => {
    const tail = { from: '2014-01-01', to: '2014-01-28', reason: 'cut off' };
    const result = answerOf(
      answer([kpi('total_revenue', 'Revenue', 200, 100)], { channels: [{ ...complete, tail }] }),
      en,
      f,
    );
    expect(result?.sentence).toBe('Revenue is up 100.0% to $200.');
    expect(plain(result?.details.at(-1))).toBe(
      'Left out: 1 – 28 Jan 2014 of internet sales, where the load looks cut off.',
    );
  });

  test('says how the margin moved in points', () => {
    const margin = kpi('profit_margin_pct', 'Profit margin', 49.6, 50.1, {
      unit: 'percent',
      changePoints: -0.5,
    });
    const result = answerOf(answer([kpi('total_revenue', 'Revenue excluding tax', 110, 100), margin]), en, f);
    expect(result?.sentence).toBe(
      'Revenue excluding tax is up 10.0% to $110; the profit margin fell 0.5 points to 49.6%.',
    );
  });

  test('says that nothing was sold, that nothing was there before, and answers null without data', () => {
    expect(answerOf(answer([kpi('total_revenue', 'Revenue', 0, 0)]), en, f)?.sentence).toBe(
      'No sales in this period.',
    );
    const chosen = { parameters: { territory: 'Atlantis', category: 'Bikes', channel: null } };
    expect(answerOf(answer([kpi('total_revenue', 'Revenue', 0, 0)], chosen), en, f)?.sentence).toBe(
      'No sales of Atlantis and Bikes in this period.',
    );
    expect(answerOf(answer([kpi('total_revenue', 'Revenue', 10, 0)]), en, f)?.sentence).toBe(
      'Revenue is $10.00; the period before has none to compare with.',
    );
    const { period: _period, ...meta } = answer([]).meta;
    expect(answerOf({ ...answer([kpi('total_revenue', 'Revenue', 0, 0)]), meta }, en, f)).toBeNull();
  });
});
