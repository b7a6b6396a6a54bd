import { type Said, say } from '../../words/say.ts';
import { roundNumber } from '../money/round.ts';
import type { IsoDate } from '../series/calendar.ts';
import type { ModelName } from './model.ts';
import type { StepsForecast } from './steps.ts';

interface Circumstances {
  readonly basis: 'daily' | 'monthly_batches' | 'daily_and_batches';
  readonly asked: ModelName | 'auto';
  readonly level: number;
  readonly trainedThrough: IsoDate;
}

/** Says which model was taken, why, and how its intervals did on held-out values. */
export function describeForecast(forecast: StepsForecast, circumstances: Circumstances): Said[] {
  const { basis, asked, level, trainedThrough } = circumstances;
  const own = forecast.backtest.find((result) => result.model === forecast.model);
  const percent = Math.round(level * 100);
  return [
    choice(forecast, asked),
    say('forecast_trained', { through: trainedThrough }),
    forecast.hasStandInBounds ? say('forecast_widths_unknown') : tested(percent, own?.coverage),
    ...(basis === 'monthly_batches' ? [say('forecast_batches')] : []),
    ...(basis === 'daily_and_batches' ? [say('forecast_with_batches')] : []),
  ];
}

function tested(level: number, coverage: number | null | undefined): Said {
  if (coverage == null) return say('forecast_untested', { level });
  return say('forecast_coverage', { level, held: Math.round(coverage) });
}

function choice({ model, backtest }: StepsForecast, asked: ModelName | 'auto'): Said {
  if (asked !== 'auto' && asked !== model) return say('forecast_fell_back', { asked, model });
  const own = backtest.find((result) => result.model === model);
  const naive = backtest.find((result) => result.model === 'seasonal_naive');
  return say(asked === 'auto' ? 'forecast_chosen' : 'forecast_asked', {
    model,
    origins: own?.origins ?? 0,
    mase: figure(own?.mase),
    naive: figure(naive?.mase),
  });
}

/** A question mark where nothing could be measured. */
const figure = (value: number | null | undefined) => (value == null ? '?' : roundNumber(value, 4));
