import { addForecasts, nothing } from './add.ts';
import type { SeriesSettings } from './backtest.ts';
import type { Run } from './deviation.ts';
import { forecastSteps, type StepForecast, type StepsForecast } from './steps.ts';

/** Forecast of one part of the series: its steps, the days they fall on, and the runs of the spans. */
export interface Part {
  readonly made: StepsForecast;
  /** Day of the horizon, from 0, and its step. */
  readonly steps: readonly (readonly [day: number, step: number])[];
  /** By span; null where none of the part's steps falls into it. */
  readonly runs: readonly (number | null)[];
}

/** Forecasts one part, with the sums of its steps in each span of days (`first` counts days of the horizon). */
export function makePart(
  values: Float64Array,
  settings: SeriesSettings,
  steps: Part['steps'],
  spans: readonly Run[],
  { model, level }: Pick<Parameters<typeof forecastSteps>[2], 'model' | 'level'>,
): Part {
  const runs: Run[] = [];
  const runOfSpan = spans.map((span) => {
    const inside = steps.filter(([day]) => day >= span.first && day < span.first + span.length);
    const first = inside[0]?.[1];
    return first === undefined ? null : runs.push({ first, length: inside.length }) - 1;
  });
  return { made: forecastSteps(values, settings, { model, level, runs }), steps, runs: runOfSpan };
}

/** The parts together, by day of the horizon. */
export function pointsOf(parts: readonly Part[], horizon: number): StepForecast[] {
  const byDay = Array.from({ length: horizon }, (): StepForecast[] => []);
  for (const { made, steps } of parts) {
    for (const [day, step] of steps) byDay[day]?.push(made.steps[step] ?? nothing);
  }
  return byDay.map(addForecasts);
}

/** The parts together over one span. */
export function sumOf(parts: readonly Part[], span: number): StepForecast {
  return addForecasts(
    parts.map(({ made, runs }) => {
      const run = runs[span] ?? null;
      return run === null ? nothing : (made.sums[run] ?? nothing);
    }),
  );
}
