import type * as z from 'zod/mini';
import type { Forecast } from '../../analytics/forecast/auto.ts';
import { roundNumber } from '../../analytics/money/round.ts';
import { addDays, eachDay, type IsoDate } from '../../analytics/series/calendar.ts';
import type { backtestRow, forecastPoint, salesForecast } from '../../contract/aw/sales.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import { dailySales } from '../../warehouse/aw/daily.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../view.ts';
import { type ChannelForecast, channelForecasts, forecastStart } from './channel-forecasts.ts';
import { askedCoverage, channelNotices, freshness, newestDay } from './channels.ts';
import { readDaily } from './daily-sales.ts';
import { filterGapNotices } from './filter-gaps.ts';
import { filterParameters } from './filters.ts';

type ForecastQuery = QueryOf<typeof salesForecast>;
type ForecastPoint = z.output<typeof forecastPoint>;
type Made = Extract<ChannelForecast, { left: 'forecast' }>;

export interface ForecastMeta extends ViewMeta {
  /** The model of all channels, `by_channel` where they differ, null without a forecast. */
  readonly model: string | null;
  readonly backtest: readonly z.output<typeof backtestRow>[];
  readonly trainedThrough: IsoDate | null;
  readonly components: readonly {
    channel: string;
    model: string;
    trainedThrough: IsoDate;
    statement: string;
  }[];
  readonly statement: string;
}

/**
 * Daily revenue ahead of the complete data: each channel is forecast from its own end by its own model, and
 * the total is their sum. The channels' errors are taken as independent, so widths add up by their squares.
 */
export async function awSalesForecast(
  context: ViewContext,
  query: ForecastQuery,
): Promise<ViewResult<ForecastPoint[], ForecastMeta>> {
  const horizon = query.horizon_days ?? context.settings.forecastHorizonDays;
  const model = query.model ?? 'auto';
  const { rows, coverage } = await readDaily(context, query);
  const channels = askedCoverage(coverage, query.channel);
  const start = forecastStart(channels);
  const all = start === null ? [] : channelForecasts(rows, channels, start, { horizon, model });
  const made = all.filter((one): one is Made => one.left === 'forecast');
  return {
    data: start === null || made.length === 0 ? [] : summed(made, start, horizon),
    meta: {
      asOf: newestDay(channels),
      queries: [dailySales.name],
      parameters: { horizon_days: horizon, model, ...filterParameters(query) },
      notices: [
        ...channelNotices(channels),
        ...filterGapNotices(channels, query),
        ...forecastNotices(all, model),
        ...(start === null ? [noData] : []),
      ],
      channels: freshness(channels),
      ...evidence(made),
    },
  };
}

const noData: Notice = { code: 'no_data_in_period', message: 'No sales are loaded.' };

function summed(made: readonly Made[], start: IsoDate, horizon: number): ForecastPoint[] {
  const days = new Map(
    eachDay(start, addDays(start, horizon - 1)).map((date) => [date, { value: 0, below: 0, above: 0 }]),
  );
  for (const point of made.flatMap(({ forecast }) => forecast.points)) {
    const day = days.get(point.date);
    if (day === undefined) continue;
    day.value += point.value;
    day.below = Math.hypot(day.below, point.value - point.lower);
    day.above = Math.hypot(day.above, point.upper - point.value);
  }
  return Array.from(days, ([date, { value, below, above }]) => ({
    date,
    value: roundNumber(value, 4),
    lower: roundNumber(Math.max(0, value - below), 4),
    upper: roundNumber(value + above, 4),
  }));
}

function evidence(made: readonly Made[]) {
  const models = new Set(made.map(({ forecast }) => forecast.model));
  const [only] = models;
  return {
    model: models.size > 1 ? 'by_channel' : (only ?? null),
    backtest: made.flatMap(({ channel, forecast }) =>
      forecast.backtest.map((row) => backtestOf(channel, row)),
    ),
    trainedThrough:
      made
        .map(({ forecast }) => forecast.trainedThrough)
        .sort()
        .at(-1) ?? null,
    components: made.map(({ channel, forecast: { model, trainedThrough, statement } }) => ({
      channel,
      model,
      trainedThrough,
      statement,
    })),
    statement: made.length === 0 ? 'There is nothing to forecast from.' : made.map(sentence).join(' '),
  };
}

function sentence({ channel, forecast }: Made): string {
  return `${channel === 'internet' ? 'Internet' : 'Reseller'} sales: ${forecast.statement}`;
}

function backtestOf(channel: string, row: Forecast['backtest'][number]) {
  const { model, mase, smape, coverage, origins, chosen } = row;
  return {
    channel,
    model,
    mase: rounded(mase),
    smape: rounded(smape),
    coverage: rounded(coverage),
    origins,
    chosen,
  };
}

/** A measure of a backtest; one without a finite value is unknown. */
function rounded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : roundNumber(value, 4);
}

function forecastNotices(all: readonly ChannelForecast[], asked: string): Notice[] {
  return all.flatMap((one): Notice[] => {
    if (one.left === 'out') return [leftOutNotice(one)];
    if (asked !== 'auto' || one.forecast.model !== 'seasonal_naive') return [];
    const message = `No model beats seasonal naive on ${one.channel} sales, so it was used.`;
    return [{ code: 'no_model_beats_seasonal_naive', message }];
  });
}

function leftOutNotice({ reason, message }: Extract<ChannelForecast, { left: 'out' }>): Notice {
  if (reason === 'no_sales' || reason === 'no_data') return { code: 'no_data_in_period', message };
  return { code: reason === 'ended' ? 'not_applicable' : 'not_enough_history', message };
}
