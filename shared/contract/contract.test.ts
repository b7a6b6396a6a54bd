import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jobs } from './jobs.ts';
import { contract, routes } from './routes.ts';

const functions = fileURLToPath(new URL('../../functions/', import.meta.url));
const filesBelow = (folder: string) =>
  readdirSync(`${functions}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(functions.length));

describe('the contract', () => {
  it('holds every endpoint of the product', () => {
    const listed = contract.map(({ method, path }) => `${method} ${path}`);
    for (const line of productEndpoints) expect(listed).toContain(line);
  });

  it('has unique ids, and unique methods and paths', () => {
    expect(new Set(contract.map(({ id }) => id)).size).toBe(contract.length);
    expect(new Set(contract.map(({ method, path }) => `${method} ${path}`)).size).toBe(contract.length);
  });

  it('names for every working endpoint a function file that exists, and no function is left over', () => {
    const named = [...new Set(routes.map((route) => route.function))];
    for (const file of named) expect(existsSync(`${functions}${file}`), file).toBe(true);
    expect(filesBelow('api').sort()).toEqual(named.sort());
  });

  it('gives every working endpoint a function of its own', () => {
    expect(new Set(routes.map((route) => route.function)).size).toBe(routes.length);
  });

  it('declares a path parameter for each place in the path', () => {
    for (const { path, params } of contract) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const definition = params._zod.def;
      const declared = 'shape' in definition ? Object.keys(definition.shape ?? {}) : [];
      expect(declared, path).toEqual(inPath);
    }
  });

  it('audits every analysis', () => {
    const analyses = contract.filter(({ id }) =>
      /^(aw|wwi)\.(sales|reps|products|anomalies|stock|suppliers)/.test(id),
    );
    expect(analyses.length).toBeGreaterThan(9);
    for (const { id, audited } of analyses) expect(audited, id).toBe(true);
  });

  it('has the eight jobs with their schedules in UTC', () => {
    expect(Object.fromEntries(jobs.map(({ id, cron }) => [id, cron]))).toEqual({
      'aw.daily.forecast': '0 2 * * *',
      'aw.daily.scores': '30 2 * * *',
      'aw.daily.data_quality': '0 3 * * *',
      'aw.daily.anomaly_detection': '30 3 * * *',
      'wwi.hourly.reorder': '0 * * * *',
      'wwi.daily.supplier_scores': '30 3 * * *',
      'wwi.hourly.events': '30 * * * *',
      'wwi.daily.data_quality': '0 4 * * *',
    });
  });
});

/** The product's table of endpoints, written out here a second time on purpose. */
const productEndpoints = [
  'GET /api/config',
  'GET /api/health',
  'GET /api/telemetry/status',
  'GET /api/audit',
  'GET /api/exports',
  'GET /api/jobs/aw',
  'GET /api/jobs/wwi',
  'POST /api/reports/generate',
  'GET /api/aw/sales/kpis',
  'GET /api/aw/sales/breakdown',
  'GET /api/aw/sales/history',
  'GET /api/aw/sales/forecast',
  'GET /api/aw/reps/scores',
  'GET /api/aw/products/demand',
  'GET /api/aw/reps/{employeeKey}',
  'GET /api/aw/products/{productKey}',
  'GET /api/aw/anomalies',
  'GET /api/aw/export/sales-history',
  'GET /api/aw/export/sales-forecast',
  'GET /api/aw/export/rep-scores',
  'GET /api/aw/export/product-demand',
  'GET /api/aw/records/forecasts',
  'GET /api/aw/records/rep-scores',
  'GET /api/aw/records/product-demand',
  'POST /api/aw/jobs/{job}/trigger',
  'GET /api/wwi/sales/kpis',
  'GET /api/wwi/stock/recommendations',
  'GET /api/wwi/suppliers/scores',
  'GET /api/wwi/events',
  'GET /api/wwi/scenarios',
  'POST /api/wwi/scenarios',
  'POST /api/wwi/scenarios/preview',
  'GET /api/wwi/scenarios/{id}',
  'GET /api/wwi/export/stock-recommendations',
  'GET /api/wwi/export/supplier-scores',
  'GET /api/wwi/export/business-events',
  'GET /api/wwi/records/reorder-recommendations',
  'GET /api/wwi/records/supplier-scores',
  'POST /api/wwi/jobs/{job}/trigger',
  'GET /api/jobs/executions/{id}',
  'POST /api/jobs/executions/{id}/replay',
  'GET /api/data-quality/aw',
  'GET /api/data-quality/wwi',
  'GET /api/reports/{id}',
  'GET /api/reports/{id}/xlsx',
  'GET /api/reports/{id}/pdf',
  'GET /api/metrics',
  'GET /api/lineage/{auditId}',
  'POST /api/lineage/{auditId}/verify',
  'GET /api/audit/verify',
  'GET /api/openapi.json',
  'GET /api/docs',
];
