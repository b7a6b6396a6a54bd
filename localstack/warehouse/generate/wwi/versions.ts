/** Slowly changing dimensions: several rows, one after the other in time, for one business item. */
import { END_OF_TIME } from '../../load/index.ts';
import { apportionWithin } from '../random/apportion.ts';
import { createRandom } from '../random/prng.ts';
import { FIRST_DAY, LAST_DAY } from './timeline.ts';

const DAY_MS = 86_400_000;

export interface Versions {
  /** Rows without the 'Unknown' one; row r has surrogate key r + 1. */
  readonly rows: number;
  /** Business id (from 1) and number of the version (from 0) by row. */
  readonly id: Int32Array;
  readonly version: Int32Array;
  /** First day by row, and the first day on which the row is no longer valid (Infinity: current). */
  readonly from: Int32Array;
  readonly to: Float64Array;
  /** How many versions each business id has, by id - 1. */
  readonly counts: Int32Array;
  /** Surrogate key of the version of a business id that is valid on a day. */
  keyOn(id: number, day: number): number;
}

/**
 * Spreads `rows` versions over `ids` business ids. First versions begin on the first day, later ones on days
 * of their own; a version ends when the next one begins. Keys follow the time of recording.
 */
export function createVersions(seed: number, label: string, ids: number, rows: number): Versions {
  const random = createRandom(seed, `versions ${label}`);
  const weights = Float64Array.from({ length: ids }, () => random.uniform(0.6, 1.4));
  const low = new Int32Array(ids).fill(1);
  const high = new Int32Array(ids).fill(Math.ceil(rows / ids) * 3);
  const counts = apportionWithin(rows, weights, low, high);
  const starts = Array.from(counts, (count) => versionStarts(random.next, count));
  const list = starts.flatMap((days, place) =>
    days.map((from, version) => ({ from, version, id: place + 1 })),
  );
  list.sort((left, right) => left.from - right.from || left.id - right.id);
  const keys = starts.map((days) => new Int32Array(days.length));
  list.forEach(({ id, version }, row) => {
    const own = keys[id - 1];
    if (own !== undefined) own[version] = row + 1;
  });
  return {
    rows,
    id: Int32Array.from(list, ({ id }) => id),
    version: Int32Array.from(list, ({ version }) => version),
    from: Int32Array.from(list, ({ from }) => from),
    to: Float64Array.from(list, ({ id, version }) => starts[id - 1]?.[version + 1] ?? END_OF_TIME),
    counts,
    keyOn(id, day) {
      const days = starts[id - 1] ?? [];
      let version = days.length - 1;
      while (version > 0 && (days[version] ?? 0) > day) version -= 1;
      return keys[id - 1]?.[version] ?? 0;
    },
  };
}

/** Different days, the first of them FIRST_DAY, none of them in the last month. */
function versionStarts(next: () => number, count: number): number[] {
  const span = LAST_DAY - FIRST_DAY - 60;
  const step = span / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? FIRST_DAY : FIRST_DAY + 30 + Math.floor((index - 1 + next()) * step),
  );
}

/** `Valid From`, `Valid To` and `Lineage Key` of the rows, the 'Unknown' row first. */
export function validity(
  versions: Versions,
): Record<'Valid From' | 'Valid To' | 'Lineage Key', Float64Array> {
  const rows = versions.rows + 1;
  return {
    'Valid From': Float64Array.from(
      { length: rows },
      (_, row) => (row === 0 ? FIRST_DAY : (versions.from[row - 1] ?? 0)) * DAY_MS,
    ),
    'Valid To': Float64Array.from({ length: rows }, (_, row) =>
      row === 0 ? END_OF_TIME : (versions.to[row - 1] ?? 0) * DAY_MS,
    ),
    'Lineage Key': new Float64Array(rows),
  };
}
