/** How often intervals hold what came after the training span; tests only. */
import { addDays } from '../series/calendar.ts';
import type { DailyPoint } from '../series/daily.ts';
import { autoForecast, type Span } from './auto.ts';

interface Study {
  /** Days of training of each forecast: the days after them are seen by neither fit nor calibration. */
  readonly trainings: readonly number[];
  readonly horizon: number;
  readonly level?: number;
  /** Days of the sums that are judged, one sum after the other from the first day on; 1 for single days. */
  readonly lengths: readonly number[];
}

/** Sums inside their interval, and all. */
interface Held {
  readonly inside: number;
  readonly all: number;
}

/** Forecasts a series without gaps from each training span; what the intervals held, by length. */
function heldOut(
  series: readonly DailyPoint[],
  { trainings, horizon, level = 0.95, lengths }: Study,
): Held[] {
  const held = lengths.map((length) => ({ length, inside: 0, all: 0 }));
  for (const days of trainings) {
    const last = series[days - 1]?.date ?? '';
    const judged = held.flatMap((tally) =>
      sumsAfter(last, horizon, tally.length).map((span) => ({ tally, span })),
    );
    const spans = judged.map(({ span }) => span);
    const outcome = autoForecast(series.slice(0, days), { horizon, level, spans });
    if (!outcome.available) throw new Error(outcome.message);
    for (const [index, { tally, span }] of judged.entries()) {
      const actual = series
        .slice(days, days + horizon)
        .filter(({ date }) => date >= span.from && date <= span.to)
        .reduce((sum, { value }) => sum + value, 0);
      const { lower, upper } = outcome.sums[index] ?? { lower: Number.NaN, upper: Number.NaN };
      tally.all += 1;
      if (actual >= lower && actual <= upper) tally.inside += 1;
    }
  }
  return held;
}

function sumsAfter(last: string, horizon: number, length: number): Span[] {
  return Array.from({ length: Math.floor(horizon / length) }, (_, index) => ({
    from: addDays(last, index * length + 1),
    to: addDays(last, (index + 1) * length),
  }));
}

/** Percent of the sums of each length, of all series together, that lay inside their interval. */
export function percentHeld(
  all: readonly (readonly DailyPoint[])[],
  study: (days: number) => Study,
): number[] {
  const held = all.map((series) => heldOut(series, study(series.length)));
  const total = (index: number, pick: (one: Held) => number): number =>
    held.reduce((sum, lengths) => sum + pick(lengths[index] ?? { inside: 0, all: 0 }), 0);
  return (held[0] ?? []).map(
    (_, index) => (100 * total(index, ({ inside }) => inside)) / total(index, (one) => one.all),
  );
}

/** How far the worst of several coverages (percent) is from nominal. */
export function farthestFrom(nominal: number, coverages: readonly number[]): number {
  return Math.max(...coverages.map((coverage) => Math.abs(coverage - nominal)));
}
