/** How the chosen model did on the past, and how much single days vary, as figures for a sentence. */
import type { ForecastAnswer } from './api/forecast.ts';

type Backtest = ForecastAnswer['meta']['backtest'];

const BASELINE = 'seasonal_naive';

/**
 * How much less the chosen model missed than repeating the last season, in percent of the latter's error.
 * @returns 0 where nothing beats it, null where the backtest cannot tell
 */
export function lessErrorPct(backtest: Backtest): number | null {
  const chosen = backtest.find((row) => row.chosen);
  const baseline = backtest.find((row) => row.model === BASELINE && row.channel === chosen?.channel);
  if (chosen?.mase == null || baseline?.mase == null || baseline.mase <= 0) return null;
  return Math.max(0, (1 - chosen.mase / baseline.mase) * 100);
}

/** The average bounds of the days on which something is expected; null where that is none. */
export function averageBounds(days: ForecastAnswer['data']): { lower: number; upper: number } | null {
  const busy = days.filter(({ upper }) => upper > 0);
  if (busy.length === 0) return null;
  const mean = (pick: (day: (typeof busy)[number]) => number) =>
    busy.reduce((sum, day) => sum + pick(day), 0) / busy.length;
  return { lower: mean(({ lower }) => lower), upper: mean(({ upper }) => upper) };
}
