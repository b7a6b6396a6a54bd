/** Numbers and dates as a reader of one locale reads them. Dates are calendar days without a time zone. */
import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';

export type Unit = Kpi['unit'];

const COMPACT_FROM = 1_000_000;

export interface Formatter {
  readonly locale: string;
  /** With no more digits than a reader can use, or some more; compact from a million on. */
  value(value: number, unit: Unit, moreDigits?: number): string;
  /** With every digit that the API gave, at most four decimals. */
  exact(value: number, unit: Unit): string;
  /** Money to the cent. */
  cents(value: number): string;
  /** Money in whole dollars, never compact. */
  dollars(value: number): string;
  /** Short, for an axis. */
  axis(value: number, unit: Unit): string;
  /** A difference with its sign. */
  signed(value: number, unit: Unit): string;
  /** A change in percent with its sign. */
  change(percent: number): string;
  /** A share or a rate in percent without a sign. */
  percent(percent: number, digits?: number): string;
  /** A difference of two percentages, with its sign. */
  points(points: number, digits?: number): string;
  number(value: number, digits?: number): string;
  /** With exactly so many decimals, for columns. */
  fixed(value: number, digits: number): string;
  date(iso: string): string;
  shortDate(iso: string): string;
  month(iso: string): string;
  monthYear(iso: string): string;
  dateRange(from: string, to: string): string;
  instant(at: string | number | Date): string;
  /** The time of day of two instants, once where it is the same minute. */
  timeRange(from: number, to: number): string;
  /** "12 seconds ago" for a number of seconds in the past. */
  ago(seconds: number): string;
  /** A length of time with the unit that fits it: 432 ms, 1.9 s, 2.5 min. */
  duration(milliseconds: number): string;
  /** The same with two digits more, for spans that are shorter than a millisecond. */
  fineDuration(milliseconds: number): string;
  /** A size with the unit that fits it: 812 byte, 99 kB, 1.2 MB. */
  bytes(bytes: number): string;
  list(items: readonly string[]): string;
}

const dayOf = (iso: string) => new Date(`${iso}T00:00:00Z`);

/** Sizes whose unit Intl does not write itself. */
function plainOptions(value: number, unit: Unit): Intl.NumberFormatOptions {
  if (unit === 'count' || unit === 'units') return { maximumFractionDigits: 0 };
  if (unit === 'days' || unit === 'score') return { maximumFractionDigits: 1 };
  return { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 };
}

function readableOptions(value: number, unit: Unit): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  const compact: Intl.NumberFormatOptions =
    size >= COMPACT_FROM ? { notation: 'compact', minimumFractionDigits: 1, maximumFractionDigits: 1 } : {};
  if (unit === 'USD') {
    const digits = size > 0 && size < 100 ? 2 : 0;
    return { ...money, minimumFractionDigits: digits, maximumFractionDigits: digits, ...compact };
  }
  if (unit === 'percent') return { ...percentage, minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return { ...plainOptions(value, unit), ...compact };
}

function exactOptions(value: number, unit: Unit): Intl.NumberFormatOptions {
  if (unit === 'USD') return { ...money, minimumFractionDigits: 2, maximumFractionDigits: 4 };
  if (unit === 'percent') return { ...percentage, maximumFractionDigits: 4 };
  return unit === 'count' || unit === 'units' ? plainOptions(value, unit) : { maximumFractionDigits: 4 };
}

const money = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
const percentage = { style: 'percent' } as const;
const day = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const;
const signed = { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

const inUnit = (unit: string, digits: number) =>
  ({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }) as const;

/** Made when it is first asked for: a browser takes milliseconds to make each of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function createFormatter(locale: string): Formatter {
  const cache = new Map<string, Intl.NumberFormat>();
  const number = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = cache.get(key) ?? new Intl.NumberFormat(locale, options);
    cache.set(key, format);
    return format.format(options.style === 'percent' ? value / 100 : value);
  };
  const dates = once(() => new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }));
  const shortDates = once(() => new Intl.DateTimeFormat(locale, day));
  const months = once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' }));
  const monthYears = once(
    () => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', year: 'numeric' }),
  );
  const instants = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }));
  const times = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' }));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));

  return {
    locale,
    value: (value, unit, moreDigits = 0) => {
      const options = readableOptions(value, unit);
      if (moreDigits === 0) return number(value, options);
      const digits = (options.maximumFractionDigits ?? 0) + moreDigits;
      return number(value, { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits });
    },
    exact: (value, unit) => number(value, exactOptions(value, unit)),
    dollars: (value) => number(value, { ...money, minimumFractionDigits: 0, maximumFractionDigits: 0 }),
    cents: (value) => number(value, { ...money, minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    axis: (value, unit) =>
      number(value, {
        ...(unit === 'USD' ? money : unit === 'percent' ? percentage : {}),
        ...(unit === 'percent' ? {} : { notation: 'compact' }),
        minimumFractionDigits: 0,
        maximumFractionDigits: 1,
      }),
    signed: (value, unit) => number(value, { ...readableOptions(value, unit), signDisplay: 'exceptZero' }),
    change: (percent) => number(percent, { ...percentage, ...signed }),
    percent: (percent, digits = 1) =>
      number(percent, { ...percentage, minimumFractionDigits: digits, maximumFractionDigits: digits }),
    points: (points, digits = 1) =>
      number(points, { ...signed, minimumFractionDigits: digits, maximumFractionDigits: digits }),
    number: (value, digits = 0) => number(value, { maximumFractionDigits: digits }),
    fixed: (value, digits) => number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    date: (iso) => dates().format(dayOf(iso)),
    shortDate: (iso) => shortDates().format(dayOf(iso)),
    monthYear: (iso) => monthYears().format(dayOf(iso)),
    month: (iso) => months().format(dayOf(iso)),
    dateRange: (from, to) => dates().formatRange(dayOf(from), dayOf(to)),
    instant: (at) => instants().format(new Date(at)),
    timeRange: (from, to) => times().formatRange(from, to),
    ago: (seconds) => {
      if (seconds < 60) return relative().format(-Math.round(seconds), 'second');
      if (seconds < 3600) return relative().format(-Math.round(seconds / 60), 'minute');
      if (seconds < 172_800) return relative().format(-Math.round(seconds / 3600), 'hour');
      return relative().format(-Math.round(seconds / 86_400), 'day');
    },
    duration: (milliseconds) => {
      if (milliseconds < 1000) return number(Math.round(milliseconds), inUnit('millisecond', 0));
      if (milliseconds < 60_000) return number(milliseconds / 1000, inUnit('second', 1));
      return number(milliseconds / 60_000, inUnit('minute', 1));
    },
    fineDuration: (milliseconds) => {
      if (milliseconds < 10) return number(milliseconds, inUnit('millisecond', milliseconds < 1 ? 2 : 1));
      if (milliseconds < 1000) return number(milliseconds, inUnit('millisecond', 0));
      return number(milliseconds / 1000, inUnit('second', 2));
    },
    bytes: (bytes) => {
      if (bytes < 1000) return number(bytes, inUnit('byte', 0));
      if (bytes < 1_000_000) return number(bytes / 1000, inUnit('kilobyte', 0));
      return number(bytes / 1_000_000, inUnit('megabyte', 1));
    },
    list: (items) => lists().format(items),
  };
}
