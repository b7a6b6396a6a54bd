import { say } from '../../words/say.ts';
import { type Batch, splitBatches } from '../series/batches.ts';
import { fromDayNumber, type IsoDate } from '../series/calendar.ts';
import { lastDayOfMonthNumber } from '../series/months.ts';
import { median } from '../series/robust.ts';
import type { AlignedDays } from './align.ts';
import type { Coverage } from './coverage.ts';

/** Batches before the last that give the usual size. */
const baselineBatches = 6;
const lowRatio = 0.25;

/**
 * Coverage of a channel that books in month-end batches, or null when it does not. A batch closes its
 * month: no row is due between it and the next batch, so the data are complete through the month's end
 * (or the batch's own day, when it was entered in the first days of the next month).
 */
export function batchCoverage(days: AlignedDays): Coverage | null {
  const points = Array.from(days.values, (value, index) => ({
    date: fromDayNumber(days.firstDay + index),
    value,
  }));
  const { batches, batchOnly } = splitBatches(points);
  const last = batches.at(-1);
  const asOf = points.at(-1)?.date;
  if (!batchOnly || last === undefined || asOf === undefined) return null;
  const before = batches.slice(0, -1);
  const recent = before.slice(-baselineBatches).map((batch) => batch.value);
  const lowest = Math.min(...before.slice(-2 * baselineBatches).map((batch) => batch.value));
  const expected = median(recent);
  if (last.value > lowRatio * expected || last.value > 0.5 * lowest) {
    const through = closes(last, asOf);
    return { asOf, completeThrough: through, dailyThrough: through, cadence: 'monthly_batches', tail: null };
  }
  const previous = before.at(-1);
  const through = previous === undefined ? asOf : lastDayOfMonthNumber(previous.month);
  const completeThrough = previous !== undefined && previous.date > through ? previous.date : through;
  const percent = Math.round((last.value / expected) * 1000) / 10;
  return {
    asOf,
    completeThrough,
    dailyThrough: completeThrough,
    cadence: 'monthly_batches',
    tail: {
      from: last.date,
      to: asOf,
      said: [say('tail_batch', { date: last.date, value: percent })],
      observed: last.value,
      expected,
    },
  };
}

/** A batch entered within three days of the end stands for its month; an earlier one only for its day. */
function closes(batch: Batch, asOf: IsoDate): IsoDate {
  const monthEnd = lastDayOfMonthNumber(batch.month);
  return batch.offset >= -3 && monthEnd > asOf ? monthEnd : asOf;
}
