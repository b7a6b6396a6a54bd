/** What moved between two answers of the same analysis, value by value. */
import type * as z from 'zod/mini';
import type { movedValue } from '../../contract/platform/lineage-verify.ts';

export type MovedValue = Omit<z.output<typeof movedValue>, 'screen'>;

export interface Difference {
  readonly count: number;
  /** Rows that are there now and were not, and the other way round. */
  readonly rowsAdded: number;
  readonly rowsRemoved: number;
  /** Fields that a release added, as `components.*.drawn`: there now, and in no recorded row. */
  readonly fieldsAdded: readonly string[];
  /** The first ones, in the order of the recorded rows. */
  readonly listed: readonly MovedValue[];
}

const LISTED = 100;

/** How rows are told apart. */
export interface RowNaming {
  /** Fields by which a row is the same row in both answers. */
  readonly rowKey: readonly string[];
  /** Field that people know the row by, where its key is a number. */
  readonly rowName?: string | undefined;
}

export function findDifference(recorded: unknown, now: unknown, naming: RowNaming): Difference {
  const known = placesOf(Array.isArray(recorded) ? recorded : [recorded]);
  const added = new Set<string>();
  const all =
    Array.isArray(recorded) && Array.isArray(now)
      ? rowsMoved(recorded, now, naming)
      : valuesMoved(null, recorded, now);
  const moved: MovedValue[] = [];
  for (const each of all) {
    if ('recorded' in each || each.field === '' || known.has(placeOf(each.field))) moved.push(each);
    else added.add(newestPart(placeOf(each.field), known));
  }
  const rows = moved.filter(({ row, field }) => row !== null && field === '');
  const rowsAdded = rows.filter((each) => !('recorded' in each)).length;
  return {
    count: moved.length,
    rowsAdded,
    rowsRemoved: rows.length - rowsAdded,
    fieldsAdded: [...added],
    listed: moved.slice(0, LISTED),
  };
}

/** Of two parts of one answer, in their order. */
export function bothOf(one: Difference, other: Difference): Difference {
  return {
    count: one.count + other.count,
    rowsAdded: one.rowsAdded + other.rowsAdded,
    rowsRemoved: one.rowsRemoved + other.rowsRemoved,
    fieldsAdded: [...one.fieldsAdded, ...other.fieldsAdded],
    listed: [...one.listed, ...other.listed].slice(0, LISTED),
  };
}

function* rowsMoved(
  recorded: readonly unknown[],
  now: readonly unknown[],
  { rowKey, rowName }: RowNaming,
): Generator<MovedValue> {
  const [before, after] = [byKey(recorded, rowKey), byKey(now, rowKey)];
  const named = (row: unknown) => {
    const name = rowName === undefined ? undefined : fieldOf(row, rowName);
    return typeof name === 'string' ? { name } : {};
  };
  for (const [key, row] of before) {
    if (!after.has(key)) yield { row: key, ...named(row), field: '', recorded: row };
    else {
      for (const moved of valuesMoved(key, row, after.get(key))) yield { ...moved, ...named(row) };
    }
  }
  for (const [key, row] of after) {
    if (!before.has(key)) yield { row: key, ...named(row), field: '', now: row };
  }
  const places = (rows: ReadonlyMap<string, unknown>) =>
    [...rows.keys()].filter((key) => before.has(key) && after.has(key));
  const [order, reordered] = [places(before), places(after)];
  if (order.join('\n') !== reordered.join('\n')) {
    yield { row: null, field: 'order of the rows', recorded: order, now: reordered };
  }
}

/** Where the rows have values, and what these are within; whatever the place within a list. */
function placesOf(rows: readonly unknown[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const row of rows) {
    for (const [path] of leaves(row, '')) for (const part of partsOf(placeOf(path))) places.add(part);
  }
  return places;
}

/** `a.b.c` as `a`, `a.b` and `a.b.c`. */
function partsOf(place: string): string[] {
  const names = place.split('.');
  return names.map((_, index) => names.slice(0, index + 1).join('.'));
}

/** All of it that was not there: `components.*.drawn` for `components.*.drawn.width`. */
function newestPart(place: string, known: ReadonlySet<string>): string {
  return partsOf(place).find((part) => !known.has(part)) ?? place;
}

/** A path without the places within lists: `components.0.value` as `components.*.value`. */
function placeOf(path: string): string {
  return path.replaceAll(/(?<=^|\.)\d+(?=\.|$)/g, '*');
}

/** Names of a row's fields. */
export function fieldsOf(row: unknown): ReadonlySet<string> {
  return new Set(typeof row === 'object' && row !== null ? Object.keys(row) : []);
}

/** A row that repeats another's key is told apart by a count. */
function byKey(rows: readonly unknown[], rowKey: readonly string[]): Map<string, unknown> {
  const map = new Map<string, unknown>();
  for (const row of rows) {
    const key = rowKey.map((field) => String(fieldOf(row, field))).join(' ');
    let unique = key;
    for (let repeat = 2; map.has(unique); repeat += 1) unique = `${key} (${repeat})`;
    map.set(unique, row);
  }
  return map;
}

function fieldOf(row: unknown, field: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined;
}

function* valuesMoved(row: string | null, recorded: unknown, now: unknown): Generator<MovedValue> {
  const texts = new Set([...spoken(recorded, ''), ...spoken(now, '')]);
  const valuesOf = (value: unknown) => new Map([...leaves(value, '')].filter(([field]) => !texts.has(field)));
  const [before, after] = [valuesOf(recorded), valuesOf(now)];
  for (const [field, value] of before) {
    if (!after.has(field)) yield { row, field, recorded: value };
    else if (after.get(field) !== value) yield { row, field, recorded: value, now: after.get(field) };
  }
  for (const [field, value] of after) if (!before.has(field)) yield { row, field, now: value };
}

/** Sentences by their keys. */
const SAID = 'said';
/** The same in English, with figures as they read: they may round otherwise, and the row has the figures. */
const SPOKEN = ['reason', 'message', 'statement'];

/** Paths of the English sentences that stand beside the same by their keys. */
function* spoken(value: unknown, path: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (SAID in value) for (const name of SPOKEN) yield within(path, name);
  for (const [name, part] of Object.entries(value)) yield* spoken(part, within(path, name));
}

/** Every plain value within a JSON value, by its path, as in `components.0.value`. */
function* leaves(value: unknown, path: string): Generator<[string, unknown]> {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (parts.length === 0)
    yield [path, typeof value === 'object' && value !== null ? JSON.stringify(value) : value];
  for (const [name, part] of parts) {
    if (name !== SAID) yield* leaves(part, within(path, name));
  }
}

const within = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
