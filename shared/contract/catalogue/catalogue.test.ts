import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { awQueries } from '../../warehouse/aw/index.ts';
import { wwiQueries } from '../../warehouse/wwi/index.ts';
import { metricDefinition } from '../platform/metrics.ts';
import { routes } from '../routes.ts';
import { metricCatalogue } from './index.ts';

const queries = new Map([...awQueries, ...wwiQueries].map((query) => [query.name, query]));
const endpoints = new Set(routes.map(({ id }) => id));

describe('the metric catalogue', () => {
  it('defines each metric of a domain once, completely', () => {
    const keys = metricCatalogue.map(({ domain, key }) => `${domain}.${key}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const metric of metricCatalogue) {
      expect(z.safeParse(metricDefinition, metric).error).toBeUndefined();
      for (const text of [metric.label, metric.definition, metric.formula, metric.period])
        expect(text).not.toBe('');
    }
  });

  it('names queries and endpoints that exist and belong to the domain', () => {
    for (const metric of metricCatalogue) {
      for (const name of metric.queries)
        expect(queries.get(name)?.domain, `${metric.key}: ${name}`).toBe(metric.domain);
      for (const id of metric.endpoints) expect(endpoints.has(id), `${metric.key}: ${id}`).toBe(true);
      expect(metric.endpoints.length, metric.key).toBeGreaterThan(0);
    }
  });

  it('leaves no query without a metric that it serves, except the lists of filter values', () => {
    const used = new Set(metricCatalogue.flatMap((metric) => metric.queries));
    const unused = [...queries.keys()].filter((name) => !used.has(name) && !name.includes('filters'));
    expect(unused).toEqual([]);
  });

  it('defines every KPI that the product promises', () => {
    const keys = metricCatalogue.map(({ domain, key }) => `${domain}.${key}`);
    const promised = [
      ...['total_revenue', 'internet_revenue', 'reseller_revenue', 'order_count', 'customer_count'],
      ...['average_order_value', 'gross_margin_pct'],
    ].map((key) => `aw.${key}`);
    const ofImporters = [
      ...['total_revenue', 'profit', 'profit_margin_pct', 'invoice_count', 'customer_count'],
      ...['average_invoice_value', 'units_sold'],
    ].map((key) => `wwi.${key}`);
    expect(keys).toEqual(expect.arrayContaining([...promised, ...ofImporters]));
  });
});
