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
import type { DriverColumn } from './result.ts';

/** Conversion of the driver's values (bigint as text, money and decimal as number, dates as Date). */
export function decoderFor(column: DriverColumn, type: ColumnType): Decode {
  return type === 'money' ? moneyDecoder(column) : decoders[type];
}

const decoders: Record<Exclude<ColumnType, 'money'>, Decode> = {
  int: toInt,
  double: toDouble,
  date: (value) => dateText(epochMs(value)),
  instant: (value) => instantText(epochMs(value)),
  text: toText,
  bool: toBool,
};

const wholeNumbers = ['tinyint', 'smallint', 'int', 'bigint'];

/**
 * The driver divides a decimal's integer by 10^scale in binary floating point. While that integer is below
 * 2^52 the quotient lies nearer to the true decimal than to any other of its scale, so the text comes back
 * exactly; beyond (450 thousand million at scale 4) it is refused rather than rounded.
 */
function moneyDecoder({ declaration, scale }: DriverColumn): Decode {
  const digits = scaleOf(declaration, scale);
  if (digits === undefined) return toDecimalText;
  return (value) => {
    if (typeof value === 'string') return toDecimalText(value);
    const number = toDouble(value);
    if (Math.abs(number) * 10 ** digits >= 2 ** 52)
      throw new RangeError('too large to be exact in the driver');
    return number.toFixed(digits);
  };
}

/** Digits after the point of an exact type; undefined for text and for binary floating point. */
function scaleOf(declaration: string, scale: number | undefined): number | undefined {
  if (declaration === 'money' || declaration === 'smallmoney') return 4;
  if (declaration === 'decimal' || declaration === 'numeric') return scale ?? 0;
  return wholeNumbers.includes(declaration) ? 0 : undefined;
}

function epochMs(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  throw new TypeError('not a date or timestamp');
}
