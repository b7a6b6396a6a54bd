/** Days as numbers, and a table's rows and amounts by day as the checks of time look at them. */

/** One day of a table; days without rows are left out. */
export interface DayRow {
  /** ISO date. */
  readonly day: string;
  readonly rows: number;
  /** Revenue of the day in the table's own money; 0 where the table has none. */
  readonly amount: number;
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export function isoDay(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** 0 to 6; days of equal weekday have equal numbers. */
export function weekday(number: number): number {
  return ((number % 7) + 7) % 7;
}

/** Every day from the first to the last with rows; days without are zero. */
export interface Timeline {
  /** Day number of position 0. */
  readonly first: number;
  readonly rows: Float64Array;
  readonly amounts: Float64Array;
}

/** Lays days out one after the other; they may come in any order. Empty without days. */
export function timelineOf(days: readonly DayRow[]): Timeline {
  const numbers = days.map(({ day }) => dayNumber(day));
  const first = numbers.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = numbers.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const length = days.length === 0 ? 0 : last - first + 1;
  const rows = new Float64Array(length);
  const amounts = new Float64Array(length);
  days.forEach((day, index) => {
    const place = (numbers[index] ?? first) - first;
    rows[place] = (rows[place] ?? 0) + day.rows;
    amounts[place] = (amounts[place] ?? 0) + day.amount;
  });
  return { first: days.length === 0 ? 0 : first, rows, amounts };
}

/** The distances between one day with rows and the next. */
export function distances(days: readonly DayRow[]): number[] {
  const numbers = days.map(({ day }) => dayNumber(day)).sort((left, right) => left - right);
  return numbers.slice(1).map((day, index) => day - (numbers[index] ?? day));
}

/** The value below which a share of the values lies; undefined without values. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
