/** Runs whose rows are in the store: what each table holds of which analysis. */
import * as z from 'zod/mini';
import { anomalies } from '../../contract/aw/anomalies.ts';
import { productDemand } from '../../contract/aw/products.ts';
import { repScores } from '../../contract/aw/reps.ts';
import { salesForecast } from '../../contract/aw/sales.ts';
import { AppError } from '../../contract/errors.ts';
import {
  awAnomalyDetection,
  awForecast,
  awScores,
  wwiReorder,
  wwiSupplierScores,
} from '../../contract/jobs.ts';
import { stockRecommendations } from '../../contract/wwi/stock.ts';
import { supplierScores } from '../../contract/wwi/suppliers.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';
import {
  awAnomalyRuns,
  awForecasts,
  awProductDemand,
  awRepScores,
  wwiReorderRecommendations,
  wwiSupplierScores as wwiSupplierRows,
} from '../../store/records.ts';
import { digestOf } from '../../store/snapshots.ts';
import { type Change, change } from './changes.ts';
import { fieldsOf } from './difference.ts';
import type { RecordedPart } from './recorded.ts';
import { storedSummary } from './stored-rows.ts';

interface StoredView {
  readonly table: {
    readonly table: string;
    itemsOf(database: Queryable, executionId: string, options?: StatementOptions): Promise<readonly object[]>;
  };
  readonly screen: string;
  /** The view's rows among the stored items, the items themselves unless it says otherwise; none of what is no item. */
  readonly rowsOf?: (items: readonly unknown[]) => readonly unknown[];
}

const anomalyRuns = z.array(z.object({ anomalies: z.array(z.unknown()) }));

/** By job. */
export const storedRuns: ReadonlyMap<string, readonly StoredView[]> = new Map<string, readonly StoredView[]>([
  [awForecast.id, [{ table: awForecasts, screen: salesForecast.id }]],
  [
    awScores.id,
    [
      { table: awRepScores, screen: repScores.id },
      { table: awProductDemand, screen: productDemand.id },
    ],
  ],
  [
    awAnomalyDetection.id,
    [
      {
        table: awAnomalyRuns,
        screen: anomalies.id,
        rowsOf: (items) => anomalyRuns.safeParse(items).data?.flatMap((run) => run.anomalies) ?? [],
      },
    ],
  ],
  [wwiReorder.id, [{ table: wwiReorderRecommendations, screen: stockRecommendations.id }]],
  [wwiSupplierScores.id, [{ table: wwiSupplierRows, screen: supplierScores.id }]],
]);

const itself = (items: readonly unknown[]) => items;

/**
 * @param summary what the run said of itself, undefined where that was not kept
 * @throws AppError `conflict` for a run whose summary does not say what it stored, and with which parameters
 */
export async function recordedRun(
  database: Queryable,
  record: AuditRecord,
  summary: unknown,
  options: StatementOptions,
): Promise<{ readonly parts: readonly RecordedPart[]; readonly remarks: readonly Change[] }> {
  const { success, data } = storedSummary.safeParse(summary);
  if (!success) throw new AppError('conflict', 'the run is of before its rows were recorded');
  const parts: RecordedPart[] = [];
  const remarks: Change[] = [];
  for (const { table, screen, rowsOf = itself } of storedRuns.get(record.action) ?? []) {
    const written = data.stored[table.table];
    if (written === undefined) continue; // a later release stores more
    const { sha256, fields, asOf, parameters } = written;
    const items = withFields(await table.itemsOf(database, record.operationId, options), fields);
    if (sha256 !== digestOf(items)) remarks.push(change('stored_rows_forged', { table: table.table }));
    const rows = rowsOf(items);
    const model = record.basis?.model ?? null;
    parts.push({
      ...{ screen, parameters, data: rows, hash: null, fields: fieldsOf(rows[0]), rowCount: rows.length },
      ...{ asOf, model },
    });
  }
  return { parts, remarks };
}

/** Items as they were when only these fields were stored. */
function withFields(items: readonly object[], fields: readonly string[] | undefined): readonly unknown[] {
  if (fields === undefined) return items;
  return items.map((item) => Object.fromEntries(fields.map((field) => [field, Reflect.get(item, field)])));
}
