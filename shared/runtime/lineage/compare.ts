/** One recorded analysis beside the same one now. */
import type * as z from 'zod/mini';
import type { SeenState } from '../../contract/platform/data-state.ts';
import type { verifiedPart } from '../../contract/platform/lineage-verify.ts';
import { bothOf, type Difference, findDifference, type MovedValue } from './difference.ts';
import type { RecordedPart } from './recorded.ts';
import type { Rerun, RerunAnswer } from './reruns.ts';
import { hashOfResult, type WithSums } from './result.ts';
import { totalOf } from './totals.ts';

export interface ComparedPart {
  readonly part: z.output<typeof verifiedPart>;
  /** Null where only values can be compared. */
  readonly hashNow: string | null;
  readonly queries: readonly string[];
  readonly domain: Rerun['endpoint']['domain'];
  readonly dataState: SeenState | null;
  /** The first ones. */
  readonly moved: readonly MovedValue[];
  /** Fields that a release added. */
  readonly fieldsAdded: readonly string[];
}

interface Again {
  readonly rerun: Rerun;
  readonly answer: RerunAnswer;
  readonly dataState: SeenState | null;
}

export function comparePart(recorded: RecordedPart, { rerun, answer, dataState }: Again): ComparedPart {
  const answered = asRecorded(recorded, answer.data);
  const hashNow = hashOfResult(answered);
  // Through JSON, as the recorded one went: what JSON cannot hold is no difference.
  const now: unknown = JSON.parse(JSON.stringify(answered));
  const { data } = recorded;
  const difference = data === undefined ? undefined : differenceOf(recorded, now, rerun);
  const { screen, hash, rowCount, asOf, model } = recorded;
  return {
    part: {
      screen,
      // Values say more than the hash: a release may have added words to an answer.
      holds: difference === undefined ? hash === hashNow : difference.count === 0,
      comparedBy: difference === undefined ? 'hash' : 'values',
      rowCount: { recorded: rowCount, now: answer.rowCount },
      rowsAdded: difference?.rowsAdded ?? null,
      rowsRemoved: difference?.rowsRemoved ?? null,
      asOf: { recorded: asOf, now: answer.asOf },
      model: { recorded: model, now: answer.model },
      movedCount: difference?.count ?? 0,
      totals: rerun.measures.map((field) => ({
        field,
        recorded: totalOf(rowsOf(data), field),
        now: totalOf(rowsOf(now), field),
      })),
    },
    hashNow: hash === null ? null : hashNow,
    queries: answer.queries,
    domain: rerun.endpoint.domain,
    dataState,
    moved: difference?.listed ?? [],
    fieldsAdded: difference?.fieldsAdded ?? [],
  };
}

/** Rows alone where no sums were recorded: before they were, of files and of what runs store. */
function asRecorded({ data, hash }: RecordedPart, now: unknown): unknown {
  if (!hasSums(now)) return now;
  const isOfRows = data === undefined ? hashOfResult(now.data) === hash : !hasSums(data);
  return isOfRows ? now.data : now;
}

function differenceOf({ data, fields }: RecordedPart, now: unknown, rerun: Rerun): Difference {
  if (!hasSums(data) || !hasSums(now)) {
    return findDifference(shared(data, now, fields), shared(now, data, fields), rerun);
  }
  return bothOf(
    findDifference(data.data, now.data, rerun),
    findDifference(data.aggregates, now.aggregates, { rowKey: ['grain', 'from'] }),
  );
}

function hasSums(value: unknown): value is WithSums<unknown> {
  return typeof value === 'object' && value !== null && 'data' in value && 'aggregates' in value;
}

const rowsOf = (value: unknown): readonly unknown[] | undefined => {
  const rows = hasSums(value) ? value.data : value;
  return Array.isArray(rows) ? rows : undefined;
};

/** Rows with the fields that both the store and the view have; all of them where the answer was kept whole. */
function shared(data: unknown, other: unknown, fields: ReadonlySet<string> | null): unknown {
  if (fields === null) return data;
  const [example] = rowsOf(other) ?? [];
  const has = (row: unknown, field: string) => typeof row === 'object' && row !== null && field in row;
  return rowsOf(data)?.map((row: unknown) =>
    typeof row === 'object' && row !== null
      ? Object.fromEntries(
          Object.entries(row).filter(
            ([field]) => fields.has(field) && (example === undefined || has(example, field)),
          ),
        )
      : row,
  );
}
