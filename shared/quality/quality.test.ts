import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { metricCatalogue } from '../contract/catalogue/index.ts';
import { checkState } from '../contract/platform/data-quality.ts';
import { dialectViolations } from '../warehouse/dialect.ts';
import type { Query, Warehouse } from '../warehouse/port.ts';
import { awDescribed } from './aw/described.ts';
import { awChecks } from './aw/index.ts';
import { checksOf, qualityQueries, runChecks } from './index.ts';
import { statesOf } from './state.ts';
import { wwiDescribed } from './wwi/described.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** A warehouse that answers given rows by query name, and full tables where nothing else is said. */
function warehouseWith(answers: Readonly<Record<string, Rows>>, trips: string[] = []): Warehouse {
  return {
    domain: 'aw',
    engine: 'duckdb',
    async run(query: Pick<Query, 'name'>) {
      trips.push(query.name);
      const rows = answers[query.name] ?? (query.name === 'aw.quality.profile' ? fullProfile() : []);
      return [...rows] as never; // the rows are those of the query that the test names
    },
    async ping() {},
    async close() {},
  };
}

function fullProfile(change: Readonly<Record<string, Partial<{ rows: number; filled: string }>>> = {}): Rows {
  return [...awChecks.profile.columns].map(([table, columns]) => ({
    table,
    rows: 1000,
    filled: ['values', ...columns.map(() => '1000')].join(' '),
    ...change[table],
  }));
}

const of = (results: Awaited<ReturnType<typeof runChecks>>['results'], name: string) =>
  results.find((result) => result.name === name);

describe('the checks', () => {
  const all = [...checksOf('aw'), ...checksOf('wwi')];

  it('have names of their own, a question, and metrics that the catalogue defines', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    const keys = new Set(metricCatalogue.map(({ domain, key }) => `${domain}.${key}`));
    for (const { name, domain, question, metrics } of all) {
      expect(name).toMatch(/^(aw|wwi)\.[a-z-]+\.[a-z-]+\.[a-z-]+$/);
      expect(question).toMatch(/^[A-Z].*\?$/);
      for (const key of metrics) expect(keys).toContain(`${domain}.${key}`);
    }
  });

  it('watch over every metric of the catalogue', () => {
    const watched = new Set(all.flatMap(({ domain, metrics }) => metrics.map((key) => `${domain}.${key}`)));
    const unwatched = metricCatalogue
      .map(({ domain, key }) => `${domain}.${key}`)
      .filter((key) => !watched.has(key));
    expect(unwatched).toEqual([]);
  });

  it.each(qualityQueries.map((query) => [query.name, query] as const))(
    '%s keeps to the common ground',
    (_, query) => {
      expect(dialectViolations(query)).toEqual([]);
    },
  );
});

describe('a run', () => {
  it('answers each check once, in their order', async () => {
    const { results, rowCounts } = await runChecks(warehouseWith({}));
    expect(results.map(({ name }) => name)).toEqual(checksOf('aw').map(({ name }) => name));
    expect(rowCounts['dbo.FactInternetSales']).toBe(1000);
  });

  it('fails what has more findings than are tolerated, with their keys', async () => {
    const check = 'aw.internet-sales.orphan-key.customer';
    const { results } = await runChecks(
      warehouseWith({
        'aw.quality.internet-sales': [
          { check, key: 'SO2-1', failures: 31 },
          { check, key: 'SO1-2', failures: 31 },
        ],
      }),
    );
    expect(of(results, check)).toMatchObject({
      status: 'failed',
      severity: 'error',
      failures: 31,
      sample: ['SO1-2', 'SO2-1'],
      metrics: expect.arrayContaining(['customer_count']),
    });
    expect(results.filter(({ status }) => status === 'failed')).toHaveLength(1);
  });

  it('knows nothing of tables and columns without values, and asks nothing of them', async () => {
    const trips: string[] = [];
    const columns = awChecks.profile.columns.get('dbo.FactInternetSales') ?? [];
    const filled = ['values', ...columns.map((column) => (column === 'TaxAmt' ? '0' : '9'))].join(' ');
    const profile = fullProfile({
      'dbo.FactResellerSales': { rows: 0, filled: 'values' },
      'dbo.FactInternetSales': { filled },
    });
    const { results } = await runChecks(warehouseWith({ 'aw.quality.profile': profile }, trips));
    expect(of(results, 'aw.reseller-sales.range.order-quantity')).toMatchObject({
      status: 'unknown',
      failures: null,
      notes: ['dbo.FactResellerSales holds no rows.'],
    });
    expect(of(results, 'aw.internet-sales.negative-amount.tax-amt')).toMatchObject({
      status: 'unknown',
      notes: ['dbo.FactInternetSales holds no value in TaxAmt.'],
    });
    expect(of(results, 'aw.internet-sales.negative-amount.sales-amount')?.status).toBe('passed');
    expect(trips).not.toContain('aw.quality.reseller-sales');
    expect(trips).toContain('aw.quality.internet-sales');
  });

  it('compares rows with the last run: one in a hundred may go', async () => {
    const name = 'aw.internet-sales.row-count.drop';
    const first = await runChecks(warehouseWith({}));
    expect(of(first.results, name)).toMatchObject({
      status: 'unknown',
      notes: ['There is no earlier run to compare with.'],
    });
    const after = async (rows: number) => {
      const run = await runChecks(warehouseWith({}), {
        previousRowCounts: { 'dbo.FactInternetSales': rows },
      });
      return of(run.results, name);
    };
    expect(await after(1000)).toMatchObject({ status: 'passed', failures: 0 });
    expect(await after(900)).toMatchObject({ status: 'passed', failures: 0 });
    expect(await after(1010)).toMatchObject({ status: 'passed', failures: 10, threshold: 10 });
    expect(await after(1012)).toMatchObject({
      status: 'failed',
      failures: 12,
      threshold: 10,
      notes: ['1,000 rows after 1,012 in the last run.'],
    });
  });

  it('finds a calendar with days missing and a currency that stopped while others go on', async () => {
    const { results } = await runChecks(
      warehouseWith({
        'aw.quality.calendar': [{ first: '2014-01-01', last: '2014-12-31', days: 363 }],
        'aw.quality.currency-ends': [
          { key: '3', last: '2014-02-28' },
          { key: '6', last: '2013-12-01' },
          { key: '29', last: '2011-06-30' },
        ],
      }),
    );
    expect(of(results, 'aw.calendar.date-gap.full-date-alternate')).toMatchObject({
      failures: 2,
      status: 'failed',
    });
    expect(of(results, 'aw.currency-rate.freshness.date')).toMatchObject({
      status: 'failed',
      severity: 'warning',
      sample: ['6'],
      notes: [
        '6 ends on 2013-12-01, the others on 2014-02-28.',
        'Taken as given up long ago: currencies 29.',
      ],
    });
  });

  it('says in words which channel ends before the others', async () => {
    const days = (table: string, last: number) =>
      Array.from({ length: last }, (_, index) => ({
        table,
        day: new Date(Date.UTC(2013, 0, 1 + index)).toISOString().slice(0, 10),
        rows: 9,
        amount: 500,
      }));
    const { results } = await runChecks(
      warehouseWith({
        'aw.quality.days': [...days('dbo.FactInternetSales', 300), ...days('dbo.FactResellerSales', 250)],
      }),
    );
    expect(of(results, 'aw.internet-sales.freshness.order-date')?.status).toBe('passed');
    expect(of(results, 'aw.reseller-sales.freshness.order-date')).toMatchObject({
      status: 'failed',
      severity: 'warning',
      sample: ['2013-09-07'],
      notes: [
        'The last day is 2013-09-07, 50 days before the newest fact (2013-10-27); its rhythm explains 7 days.',
      ],
    });
  });
});

describe('the state of the checks', () => {
  it('is unknown before the first run', () => {
    const states = statesOf(wwiDescribed, undefined);
    expect(states.map(({ name }) => name)).toEqual(checksOf('wwi').map(({ name }) => name));
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(z.safeParse(z.array(checkState), states).success).toBe(true);
  });

  it('is that of the newest run, with the query of each check', async () => {
    const { results } = await runChecks(
      warehouseWith({
        'aw.quality.product': [{ check: 'aw.product.scd-overlap.end-date', key: '7', failures: 1 }],
      }),
    );
    const stored: unknown = JSON.parse(JSON.stringify({ checks: results.slice(1), rowCounts: {} }));
    const states = statesOf(awDescribed, { result: stored, finishedAt: '2026-01-01T03:00:00.000Z' });
    expect(z.safeParse(z.array(checkState), states).success).toBe(true);
    const overlap = states.find(({ name }) => name === 'aw.product.scd-overlap.end-date');
    expect(overlap).toMatchObject({
      status: 'failed',
      failures: 1,
      sample: ['7'],
      checkedAt: '2026-01-01T03:00:00.000Z',
      sql: expect.stringContaining('"DimProduct"'),
    });
    expect(states[0]).toMatchObject({ status: 'unknown', checkedAt: null });
    expect(() => statesOf(awDescribed, { result: { rows: 1 }, finishedAt: null })).toThrow();
  });
});
