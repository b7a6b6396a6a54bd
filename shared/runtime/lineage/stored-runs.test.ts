import { describe, expect, it } from 'vitest';
import { awAnomalyDetection, awForecast } from '../../contract/jobs.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import type { Queryable } from '../../store/database.ts';
import { digestOf } from '../../store/snapshots.ts';
import { recordedRun } from './stored-runs.ts';

const record = (action: string): AuditRecord => ({
  ...{ id: 'id', seq: 1, at: '2014-01-29T02:00:00.000Z', actor: 'ann', action, domain: 'aw', resource: null },
  ...{ parameters: {}, outcome: 'succeeded', durationMs: 1, rowCount: 1, traceId: null, phase: 'finished' },
  ...{ operationId: 'id', asOf: '2014-01-28', queries: ['q'], queryHash: null, resultHash: null },
  ...{ catalogueVersion: null, basis: null },
});

/** A store whose tables have these rows. */
const store = (rows: readonly object[]): Queryable => ({
  // Only stored items are asked for here.
  query: async <R>() => rows.map((row, position) => ({ ...row, position })) as R[],
});

const summary = (table: string, items: readonly object[], more = {}) => ({
  stored: {
    [table]: { rows: 1, sha256: digestOf(items), asOf: '2014-01-28', parameters: { top_n: 7 }, ...more },
  },
});

describe('recordedRun', () => {
  const day = { model: 'theta', date: '2014-02-01', value: 1, lower: 0, upper: 2 };

  it('reads the rows with the parameters that they were stored with', async () => {
    const run = recordedRun(store([day]), record(awForecast.id), summary('aw_forecasts', [day]), {});
    expect(await run).toMatchObject({
      parts: [{ screen: 'aw.sales.forecast', data: [day], parameters: { top_n: 7 }, rowCount: 1 }],
      remarks: [],
    });
  });

  it.each([undefined, { asOf: '2014-01-28', days: 1 }])(
    'refuses a run that says %j of itself',
    async (said) => {
      await expect(recordedRun(store([day]), record(awForecast.id), said, {})).rejects.toMatchObject({
        code: 'conflict',
        message: 'the run is of before its rows were recorded',
      });
    },
  );

  it('knows rows again that have a column more by now', async () => {
    const of = summary('aw_forecasts', [day], { fields: Object.keys(day) });
    const run = await recordedRun(store([{ season: null, ...day }]), record(awForecast.id), of, {});
    expect(run).toMatchObject({ parts: [{ data: [day] }], remarks: [] });
    expect(run.parts[0]?.fields).toEqual(new Set(Object.keys(day)));
    const changed = await recordedRun(store([{ ...day, value: 2 }]), record(awForecast.id), of, {});
    expect(changed.remarks).toMatchObject([{ key: 'stored_rows_forged' }]);
  });

  it('calls rows forged that have another shape', async () => {
    const found = { windowFrom: '2013-01-01', windowTo: '2014-01-28', anomalyCount: 0, anomalies: [] };
    const of = summary('aw_anomaly_runs', [found]);
    const run = recordedRun(store([{ ...found, anomalies: 'none' }]), record(awAnomalyDetection.id), of, {});
    expect(await run).toMatchObject({ parts: [{ data: [] }], remarks: [{ key: 'stored_rows_forged' }] });
  });
});
