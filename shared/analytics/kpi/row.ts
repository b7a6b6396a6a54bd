import { reasonOf, type Said, say } from '../../words/say.ts';
import { type Money, percentOf, toJsonNumber } from '../money/decimal.ts';

/** What a KPI's number counts: US dollars, things, or hundredths. */
export type KpiUnit = 'USD' | 'count' | 'percent';

/** One KPI of an answer, in JSON numbers rounded to 4 decimals. */
export interface KpiRow {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly unit: KpiUnit;
  /** The same measure over the period of equal length just before. */
  readonly previous: number | null;
  /** 100 * (value - previous) / previous; null unless previous is known and above 0. */
  readonly changePct: number | null;
  /** value - previous in percentage points; only of KPIs in percent. */
  readonly changePoints?: number | null;
  /** Why something above is null, or why a 0 is not what it seems; in one sentence. */
  readonly reason?: string;
  /** The reason sentence by sentence. */
  readonly said?: Said[];
}

/** A value that the loaded data do not give, and why. */
export interface Missing {
  readonly missing: Said;
}

/** An exact value (counts on the scale of `Money` too) or the reason why there is none. */
export type Measure = Money | Missing;

export interface KpiInput {
  readonly key: string;
  readonly label: string;
  readonly unit: KpiUnit;
  readonly value: Measure;
  readonly previous: Measure;
  /** A remark on a value that is there, such as "No reseller sales are loaded." */
  readonly note?: Said | undefined;
}

/** True when a measure is missing. */
export function isMissing(measure: Measure): measure is Missing {
  return typeof measure === 'object';
}

/**
 * Makes a KPI row. The change follows from value and previous as shown, so a reader can recompute it.
 * A percent change from 0 does not exist and one from a negative number misleads (from -10 to 10 would
 * be -200 %), so both are null with a reason; KPIs in percent also have the change in points.
 */
export function kpiRow(input: KpiInput): KpiRow {
  const { key, label, unit, value, previous } = input;
  const change = changePercent(value, previous);
  const why = rowReason(input, change);
  return {
    key,
    label,
    value: asNumber(value),
    unit,
    previous: asNumber(previous),
    changePct: asNumber(change),
    ...(unit === 'percent' ? { changePoints: asNumber(difference(value, previous)) } : {}),
    ...(why.length === 0 ? {} : reasonOf(why)),
  };
}

function rowReason({ value, previous, note }: KpiInput, change: Measure): readonly Said[] {
  if (isMissing(value)) return [value.missing];
  if (note !== undefined) return [note];
  if (isMissing(previous)) return [say('no_comparison'), previous.missing];
  return isMissing(change) ? [change.missing] : [];
}

function changePercent(value: Measure, previous: Measure): Measure {
  if (isMissing(value)) return value;
  if (isMissing(previous)) return previous;
  if (previous < 0n) return { missing: say('no_change_negative') };
  return percentOf(value - previous, previous) ?? { missing: say('no_change_zero') };
}

function difference(value: Measure, previous: Measure): Measure {
  if (isMissing(value)) return value;
  return isMissing(previous) ? previous : value - previous;
}

function asNumber(measure: Measure): number | null {
  return isMissing(measure) ? null : toJsonNumber(measure);
}
