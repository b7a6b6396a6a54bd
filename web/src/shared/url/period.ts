/** Presets of the period picker, relative to the last day on which the data are complete. */
import { addDays, addMonths, firstOfYear } from '../format/days.ts';
import type { Preset, UrlState } from './state.ts';

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const lastDays = (anchor: string, days: number): DayRange => ({
  from: addDays(anchor, 1 - days),
  to: anchor,
});

function lastFullYear(anchor: string): DayRange {
  const isYearEnd = anchor.endsWith('-12-31');
  const from = isYearEnd ? firstOfYear(anchor) : addMonths(firstOfYear(anchor), -12);
  return { from, to: addDays(addMonths(from, 12), -1) };
}

/** The days that a preset means when the data are complete through `anchor`. */
export function resolvePreset(preset: Preset, anchor: string): DayRange {
  if (preset === 'ytd') return { from: firstOfYear(anchor), to: anchor };
  if (preset === 'year') return lastFullYear(anchor);
  return lastDays(anchor, Number.parseInt(preset, 10));
}

/** The range that an address asks for; null for the API's default period. */
export function resolvePeriod(state: UrlState, anchor: string | null): DayRange | null {
  if (state.from !== undefined && state.to !== undefined) return { from: state.from, to: state.to };
  if (state.period === undefined || anchor === null) return null;
  return resolvePreset(state.period, anchor);
}
