import { type Said, say } from '../../words/say.ts';
import { dayNumber, daysInMonth, fromDayNumber, type IsoDate, isIsoDate } from '../series/calendar.ts';

/** A range of days, both ends included. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface PeriodRequest {
  /** First day asked for, as sent; absent means the default. */
  readonly from?: string | undefined;
  /** Last day asked for, as sent; absent means the default. */
  readonly to?: string | undefined;
  /** Length of the default period in days, at least 1. */
  readonly defaultDays: number;
  /** Last date through which the data are complete. */
  readonly completeThrough: IsoDate;
}

/** Either a period with the one before, or which parameters are at fault. */
export type PeriodOutcome =
  | { readonly ok: true; readonly period: Period; readonly previous: Period }
  | { readonly ok: false; readonly faults: readonly PeriodFault[] };

interface PeriodFault {
  readonly field: 'from' | 'to';
  readonly message: string;
}

/** Earliest day of SQL Server's `datetime`; nothing before it can be in a warehouse or compared with one. */
const EARLIEST = '1753-01-01';
/** Earliest `from`, so that a previous period exists. */
const EARLIEST_FROM = '1753-01-02';

/**
 * Decides the period of an answer. Without `from` and `to`: the last `defaultDays` days up to
 * `completeThrough`. With only `to`: that many days up to it. With only `from`: from it to
 * `completeThrough`, or that one day where the data end before it.
 */
export function resolvePeriod({ from, to, defaultDays, completeThrough }: PeriodRequest): PeriodOutcome {
  const faults = [...dateFaults('from', from), ...dateFaults('to', to)];
  if (faults.length > 0) return { ok: false, faults };
  const last = to ?? (from !== undefined && from > completeThrough ? from : completeThrough);
  const first = from ?? dayAtLeast(dayNumber(last) - defaultDays + 1, EARLIEST_FROM);
  if (first > last) return { ok: false, faults: [{ field: 'from', message: 'must not be after to' }] };
  const period = { from: first, to: last };
  return { ok: true, period, previous: previousPeriod(period) };
}

/**
 * The period of equal length that ends the day before. One that would begin before 1753-01-01, where no
 * warehouse can have data, begins there.
 */
export function previousPeriod({ from, to }: Period): Period {
  const first = dayNumber(from);
  const days = dayNumber(to) - first + 1;
  return { from: dayAtLeast(first - days, EARLIEST), to: fromDayNumber(first - 1) };
}

/** What a period is compared with. */
export type Comparison = 'previous' | 'last_year';

/** The period that another is compared with: the one just before, or the same days a year earlier. */
export function comparedPeriod(period: Period, comparison: Comparison): Period {
  return comparison === 'previous' ? previousPeriod(period) : yearBefore(period);
}

/**
 * The same calendar days a year earlier. A period that ends with its month ends with that month then too, so
 * that a whole February is compared with a whole February, and no month-end booking falls out.
 */
function yearBefore({ from, to }: Period): Period {
  const year = Number(to.slice(0, 4)) - 1;
  const month = Number(to.slice(5, 7));
  const endsMonth = Number(to.slice(8)) === daysInMonth(year + 1, month);
  const day = endsMonth ? daysInMonth(year, month) : Number(to.slice(8));
  return { from: sameDay(from, -1), to: dayAtLeast(dayNumber(isoDate(year, month, day)), EARLIEST) };
}

/** The day of the same name in another year; 28 February for a 29th that the year does not have. */
function sameDay(date: IsoDate, years: number): IsoDate {
  const year = Number(date.slice(0, 4)) + years;
  const month = Number(date.slice(5, 7));
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return dayAtLeast(dayNumber(isoDate(year, month, day)), EARLIEST);
}

function isoDate(year: number, month: number, day: number): IsoDate {
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** Number of days of a period. */
export function periodDays({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/**
 * Says when a period reaches outside the data, so that zeros are not taken for a fall in sales; null when
 * it lies inside.
 *
 * @param data first day with data and the last through which they are complete; null when there are none.
 */
export function outsideDataNote(
  period: Period,
  data: { readonly first: IsoDate; readonly completeThrough: IsoDate } | null,
): Said | null {
  if (data === null) return say('nothing_loaded');
  const range = { first: data.first, through: data.completeThrough };
  if (period.to < data.first || period.from > data.completeThrough) {
    return say('outside', range);
  }
  const inside = period.from >= data.first && period.to <= data.completeThrough;
  return inside ? null : say('partly_outside', range);
}

function dateFaults(field: 'from' | 'to', value: string | undefined): PeriodFault[] {
  if (value === undefined) return [];
  if (!isIsoDate(value)) return [{ field, message: 'must be a calendar date written YYYY-MM-DD' }];
  return value < EARLIEST_FROM ? [{ field, message: `must not be before ${EARLIEST_FROM}` }] : [];
}

function dayAtLeast(day: number, earliest: IsoDate): IsoDate {
  return fromDayNumber(Math.max(day, dayNumber(earliest)));
}
