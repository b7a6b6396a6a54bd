/**
 * Text of a load file to values as the writer takes them. Strict: what is not plainly a value of the column's
 * type is refused with a reason, never bent into one.
 */
import type { Column } from '../schema/table.ts';
import { BadRow } from './import-error.ts';

/** A parsed value in the writer's units (see load/column-data.ts); null is NULL. */
export type Parsed = number | string | null;

/** Parses one field. @throws BadRow saying what is wrong with it */
export type FieldParser = (text: string) => Parsed;

/** A parser for the fields of a column, NULL checks included. */
export function fieldParser(column: Column): FieldParser {
  const parse = valueParser(column);
  return (text) => {
    const parsed = text === '' ? emptyValue(column) : parse(text);
    if (parsed === undefined) throw new BadRow(`${column.name}: ${quote(text)} is no ${column.type}`);
    if (parsed === null && !column.nullable) throw new BadRow(`${column.name} is empty but must not be`);
    return parsed;
  };
}

/**
 * An empty field is NULL. Microsoft's tables hold empty strings in translated names that must not be NULL,
 * and conversions of its files leave those fields empty too.
 */
function emptyValue(column: Column): Parsed {
  const translated = /^(Spanish|French)/.test(column.name);
  return !column.nullable && translated && column.value.kind === 'text' ? '' : null;
}

/** Parsers answer undefined for text that is not of the type. */
function valueParser(column: Column): (text: string) => Parsed | undefined {
  const { value } = column;
  switch (value.kind) {
    case 'int':
      return (text) => parseInteger(text, value.min, value.max);
    case 'bigint':
      return (text) => parseInteger(text, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    case 'bool':
      return parseBit;
    case 'decimal':
      return (text) => parseDecimal(text, value.scale);
    case 'double':
      return parseDouble;
    case 'date':
      return parseDate;
    case 'timestamp':
      return parseTimestamp;
    case 'text':
      return textParser(column);
    case 'absent':
      return () => null;
  }
}

function parseInteger(text: string, min: number, max: number): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

function parseBit(text: string): number | undefined {
  if (text === '1' || /^true$/i.test(text)) return 1;
  return text === '0' || /^false$/i.test(text) ? 0 : undefined;
}

/** Exact: digits are moved, never rounded. Answers the value scaled by 10^scale. */
function parseDecimal(text: string, scale: number): number | undefined {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > scale) return undefined;
  const scaled = Number(whole + kept.padEnd(scale, '0'));
  if (!Number.isSafeInteger(scaled)) return undefined;
  return sign === '-' && scaled !== 0 ? -scaled : scaled;
}

function parseDouble(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

const MILLIS_PER_DAY = 86_400_000;

function parseDate(text: string): number | undefined {
  const millis = parseTimestamp(text);
  return millis === undefined || millis % MILLIS_PER_DAY !== 0 ? undefined : millis / MILLIS_PER_DAY;
}

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?)?$/;

/** Milliseconds since 1970; SQL Server's datetime has none finer that it could keep. */
function parseTimestamp(text: string): number | undefined {
  const match = TIMESTAMP.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const parts = [year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0] as const;
  const date = new Date(0);
  date.setUTCFullYear(parts[0], parts[1], parts[2]);
  date.setUTCHours(parts[3], parts[4], parts[5], Number((match[7] ?? '').padEnd(3, '0').slice(0, 3)));
  // A day that does not exist (30 February) has moved to another one.
  const same =
    date.getUTCMonth() === parts[1] &&
    date.getUTCDate() === parts[2] &&
    date.getUTCHours() === parts[3] &&
    date.getUTCMinutes() === parts[4] &&
    date.getUTCSeconds() === parts[5];
  return same && parts[0] > 0 ? date.getTime() : undefined;
}

/**
 * Fixed-width columns come padded with blanks, which are no part of the value. A text longer than its column
 * is kept: the sample's own DimProduct rows have "Outdated" in a Status of 7 characters.
 */
function textParser(column: Column): (text: string) => string {
  const padded = /^n?char\(/.test(column.type);
  return (raw) => {
    // bcp writes an empty string as one NUL character, to tell it from NULL.
    const text = raw === '\0' ? '' : padded ? raw.trimEnd() : raw;
    if (text.includes('\0')) throw new BadRow(`${column.name} holds a NUL character`);
    return text;
  };
}

/** The offending text, short enough for a message and with control characters made visible. */
function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
}
