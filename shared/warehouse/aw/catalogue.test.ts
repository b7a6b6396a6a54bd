import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type AwAggregates, awKpis } from '../../analytics/kpi/aw.ts';
import { awMetrics } from '../../contract/catalogue/aw.ts';
import { metricDefinition } from '../../contract/platform/metrics.ts';
import { contract } from '../../contract/routes.ts';
import { awQueries } from './index.ts';

const nothing: AwAggregates['internet'] = {
  state: 'empty',
  rows: 0,
  revenue: { sum: null, knownRows: 0 },
  cost: { sum: null, knownRows: 0 },
  units: { sum: null, knownRows: 0 },
  orders: { count: 0, knownRows: 0 },
  customers: { count: 0, knownRows: 0 },
};

describe('the AdventureWorks metric catalogue', () => {
  it('fits its schema and defines each number once', () => {
    expect(z.array(metricDefinition).safeParse(awMetrics).success).toBe(true);
    const keys = awMetrics.map((metric) => metric.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names queries and endpoints that exist', () => {
    const queries = new Set(awQueries.map((query) => query.name));
    const endpoints = new Set(contract.map((endpoint) => endpoint.id));
    for (const metric of awMetrics) {
      expect(metric.queries.filter((name) => !queries.has(name))).toEqual([]);
      expect(metric.endpoints.filter((id) => !endpoints.has(id))).toEqual([]);
      expect(metric.queries.length).toBeGreaterThan(0);
    }
  });

  it('defines every KPI with the unit that is answered', () => {
    const empty = { internet: nothing, reseller: nothing };
    for (const { key, label, unit } of awKpis(empty, empty)) {
      expect(awMetrics.find((metric) => metric.key === key)).toMatchObject({ label, unit });
    }
  });

  it('names source columns that the queries of the metric read', () => {
    const texts = new Map(awQueries.map((query) => [query.name, query.text]));
    for (const metric of awMetrics) {
      const text = metric.queries.map((name) => texts.get(name) ?? '').join('\n');
      for (const source of metric.sources) {
        const [schema, table, column] = source.split('.');
        expect(text, `${metric.key}: ${source}`).toContain(`"${schema}"."${table}"`);
        expect(text, `${metric.key}: ${source}`).toContain(`"${column}"`);
      }
    }
  });
});
