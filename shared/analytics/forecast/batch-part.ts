import type { Batch } from '../series/batches.ts';
import { addDays, dayNumber, type IsoDate } from '../series/calendar.ts';
import { lastDayOfMonthNumber } from '../series/months.ts';
import { median } from '../series/robust.ts';
import type { SeriesSettings } from './backtest.ts';
import { monthlyCleaning } from './clean.ts';
import { isSeasonal } from './seasonal-adjust.ts';

/** Month-end batches made ready for the models: one value a month, and the day each month books on. */
export interface BatchPart {
  /** Totals of the months from the first batch's to the last one's; a month without a batch is 0. */
  readonly values: Float64Array;
  readonly settings: SeriesSettings;
  /** Expected booking day of each forecast month; only those within the horizon are to be shown. */
  readonly dates: readonly IsoDate[];
}

const habitMonths = 12;

/**
 * Prepares batches for a horizon that ends on `until` (day number). The totals of months are forecast and
 * put on the day, counted from the month's end, on which the last year's batches typically lay.
 */
export function prepareBatches(batches: readonly Batch[], until: number): BatchPart {
  const firstMonth = batches[0]?.month ?? 0;
  const lastMonth = batches.at(-1)?.month ?? firstMonth;
  const values = new Float64Array(lastMonth - firstMonth + 1);
  for (const batch of batches) {
    const index = batch.month - firstMonth;
    values[index] = (values[index] ?? 0) + batch.value;
  }
  const habit = Math.round(median(batches.slice(-habitMonths).map((batch) => batch.offset)));
  const dates: IsoDate[] = [];
  for (let month = lastMonth + 1; ; month += 1) {
    const date = addDays(lastDayOfMonthNumber(month), habit);
    // At least one month, so that the backtest has something to judge when no batch is due in the horizon.
    if (dates.length > 0 && dayNumber(date) > until) break;
    dates.push(date);
  }
  const seasonal = values.length >= 36 && isSeasonal(values, 12);
  return {
    values,
    dates,
    settings: {
      period: seasonal ? 12 : 1,
      scalePeriod: 1,
      horizon: dates.length,
      yearSteps: 12,
      days: Array.from({ length: values.length + dates.length }, (_, month) => month),
      daysPerYear: null,
      cleaning: seasonal ? null : monthlyCleaning,
      nonNegative: values.every((value) => value >= 0),
    },
  };
}
