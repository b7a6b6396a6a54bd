/** How PostgreSQL's text values become JavaScript values: the one place where they are normalised. */
import pg from 'pg';

/** A 64-bit integer as a number. @throws RangeError beyond 2^53, where a number would silently round */
export function integerFromText(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a 64-bit integer does not fit a number exactly');
  return value;
}

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?([+-])(\d{2})(?::(\d{2}))?(?::\d{2})?$/;

/**
 * A timestamptz as ISO 8601 UTC text that keeps its microseconds, e.g. `2025-11-22T02:43:00.000123Z`.
 * A Date would cut it to milliseconds, and a cursor made from that would skip or repeat rows.
 * @throws RangeError for infinity, years beyond 9999 and a DateStyle other than ISO
 */
export function instantFromText(text: string): string {
  const [, date, time, fraction = '', sign, hours = '0', minutes = '0'] = TIMESTAMP.exec(text) ?? [];
  if (date === undefined || time === undefined) throw new RangeError('a timestamp is not in ISO form');
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const seconds = new Date(Date.parse(`${date}T${time}Z`) - offset).toISOString().slice(0, 19);
  return `${seconds}.${fraction.padEnd(6, '0')}Z`;
}

const { builtins } = pg.types;
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, integerFromText],
  [builtins.TIMESTAMPTZ, instantFromText],
  [builtins.DATE, (text) => text],
  [builtins.NUMERIC, (text) => text],
]);

/** The driver's type map, used per connection so that no other user of `pg` in the process is affected. */
export const storeTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(id)) ?? pg.types.getTypeParser(id, format),
};
