import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
} from '@duckdb/node-api';
import type { ColumnType } from '../port.ts';
import {
  type Decode,
  dateText,
  instantText,
  toBool,
  toDecimalText,
  toDouble,
  toInt,
  toText,
} from '../values.ts';

/**
 * Conversion of DuckDB's values (BIGINT and HUGEINT as bigint, DECIMAL, DATE and TIMESTAMP as value
 * objects) to a declared type.
 */
export function decoderFor(type: ColumnType): Decode {
  return decoders[type];
}

const decoders: Record<ColumnType, Decode> = {
  int: (value) => toInt(wholeDecimal(value)),
  double: (value) => toDouble(value instanceof DuckDBDecimalValue ? value.toDouble() : value),
  money: (value) => toDecimalText(exactText(value)),
  date: (value) => dateText(epochMs(value)),
  instant: (value) => instantText(epochMs(value)),
  text: toText,
  bool: toBool,
};

/** A DECIMAL of scale 0 is an integer. */
function wholeDecimal(value: unknown): unknown {
  return value instanceof DuckDBDecimalValue && value.scale === 0 ? value.value : value;
}

/** DECIMAL keeps its scale; integers are decimals of scale 0; a DOUBLE stays one and is refused. */
function exactText(value: unknown): unknown {
  if (value instanceof DuckDBDecimalValue) return value.toString();
  return typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : value;
}

function epochMs(value: unknown): number {
  if (value instanceof DuckDBDateValue && value.isFinite) return value.days * 86_400_000;
  if ((value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) && value.isFinite) {
    return floorToMs(value.micros);
  }
  throw new TypeError('not a date or timestamp');
}

function floorToMs(micros: bigint): number {
  const ms = micros / 1000n;
  return Number(micros % 1000n < 0n ? ms - 1n : ms);
}
