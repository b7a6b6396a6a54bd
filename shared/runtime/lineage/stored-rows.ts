/** What a run's summary says of the rows that it stored, so that its lineage can hold them against it. */
import * as z from 'zod/mini';
import type { SnapshotTable, StoredRows } from '../../store/snapshots.ts';
import type { ViewMeta } from '../../views/view.ts';

const storedTable = z.object({
  rows: z.int(),
  sha256: z.string(),
  /** Those that were hashed; absent in runs of before they were named. */
  fields: z.optional(z.readonly(z.array(z.string()))),
  asOf: z.nullable(z.string()),
  /** Of the view, as understood. */
  parameters: z.record(z.string(), z.unknown()),
});

/** The part of a stored summary that is read here. */
export const storedSummary = z.object({ stored: z.record(z.string(), storedTable) });

type Written = readonly [
  table: Pick<SnapshotTable<never>, 'table'>,
  rows: StoredRows,
  meta: Pick<ViewMeta, 'asOf' | 'parameters'>,
];

/** By table: how many rows, their SHA-256, and with which parameters they were computed. */
export function storedRows(...written: readonly Written[]): z.output<typeof storedSummary>['stored'] {
  return Object.fromEntries(
    written.map(([{ table }, rows, { asOf, parameters }]) => [table, { ...rows, asOf, parameters }]),
  );
}
