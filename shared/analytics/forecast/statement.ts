import type { IsoDate } from '../series/calendar.ts';
import type { ModelName } from './model.ts';
import type { StepsForecast } from './steps.ts';

/** Names of the models for people. */
const modelTitles: Record<ModelName, string> = {
  linear: 'Linear trend',
  linear_seasonal: 'Linear trend with seasons',
  seasonal_naive: 'Seasonal naive',
  holt_winters: 'Damped Holt-Winters',
  theta: 'Theta',
  combination: 'Combination (median of three models)',
};

interface Circumstances {
  readonly basis: 'daily' | 'monthly_batches' | 'daily_and_batches';
  readonly asked: ModelName | 'auto';
  readonly level: number;
  readonly trainedThrough: IsoDate;
}

const basisSentence: Record<Circumstances['basis'], string> = {
  daily: '',
  monthly_batches:
    ' Sales come in month-end batches: monthly totals were forecast and put on the usual booking day; the days between are 0, and the backtest is of months.',
  daily_and_batches:
    ' Month-end batches were forecast as monthly totals and added to the forecast of ordinary days; the backtest is of the ordinary days.',
};

/** Says in plain English which model was taken, why, and how its intervals did on held-out values. */
export function describeForecast(forecast: StepsForecast, circumstances: Circumstances): string {
  const { basis, asked, level, trainedThrough } = circumstances;
  const title = modelTitles[forecast.model];
  const own = forecast.backtest.find((result) => result.model === forecast.model);
  const naive = forecast.backtest.find((result) => result.model === 'seasonal_naive');
  const origins = own?.origins ?? 0;
  const figure = (value: number | null | undefined): string => (value == null ? 'unknown' : value.toFixed(2));
  const choice =
    asked === 'auto'
      ? `${title} was chosen over ${origins} backtest origins: MASE ${figure(own?.mase)}, seasonal naive ${figure(naive?.mase)}.`
      : asked === forecast.model
        ? `${title} was asked for: MASE ${figure(own?.mase)} over ${origins} backtest origins, seasonal naive ${figure(naive?.mase)}.`
        : `The history is too short for ${modelTitles[asked]}; ${title} was used.`;
  const percent = Math.round(level * 100);
  const coverage =
    own?.coverage == null
      ? ` The history is too short to test the ${percent} % intervals.`
      : ` The ${percent} % intervals held ${own.coverage.toFixed(0)} % of held-out values.`;
  return `${choice} Trained through ${trainedThrough}.${coverage}${basisSentence[basis]}`;
}
