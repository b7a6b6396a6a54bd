import type * as z from 'zod/mini';
import { addForecasts } from '../../analytics/forecast/add.ts';
import type { Forecast } from '../../analytics/forecast/auto.ts';
import type { StepForecast } from '../../analytics/forecast/steps.ts';
import { roundNumber } from '../../analytics/money/round.ts';
import { addDays, eachDay, type IsoDate } from '../../analytics/series/calendar.ts';
import type { backtestRow, forecastPoint, forecastSum, salesForecast } from '../../contract/aw/sales.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import type { Notice } from '../../contract/envelope.ts';
import { dailySales } from '../../warehouse/aw/daily.ts';
import { type Said, say, textOf } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../view.ts';
import { type ChannelForecast, channelForecasts, forecastStart, titleOf } from './channel-forecasts.ts';
import { askedCoverage, channelNotices, freshness, newestDay } from './channels.ts';
import { readDaily } from './daily-sales.ts';
import { filterGapNotices } from './filter-gaps.ts';
import { filterParameters } from './filters.ts';
import { forecastSpans, type GrainSpan } from './forecast-spans.ts';

type ForecastQuery = QueryOf<typeof salesForecast>;
type ForecastPoint = z.output<typeof forecastPoint>;
type ForecastSum = z.output<typeof forecastSum>;
type Made = Extract<ChannelForecast, { left: 'forecast' }>;

export interface ForecastMeta extends ViewMeta {
  /** Sums over weeks, months, years and the whole horizon, each with an interval of its own. */
  readonly aggregates: readonly ForecastSum[];
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
  readonly said: readonly Said[];
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
  const spans = start === null ? [] : forecastSpans(start, horizon);
  const all = start === null ? [] : channelForecasts(rows, channels, start, { horizon, model, spans });
  const made = all.filter((one): one is Made => one.left === 'forecast');
  return {
    data: start === null || made.length === 0 ? [] : dailyTotals(made, start, horizon),
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
      aggregates: made.length === 0 ? [] : spanTotals(made, spans),
      ...evidence(made),
    },
  };
}

const noData = noticeOf('no_data_in_period', say('no_sales_loaded'));

function dailyTotals(made: readonly Made[], start: IsoDate, horizon: number): ForecastPoint[] {
  const days = new Map(
    eachDay(start, addDays(start, horizon - 1)).map((date): [IsoDate, StepForecast[]] => [date, []]),
  );
  for (const point of made.flatMap(({ forecast }) => forecast.points)) days.get(point.date)?.push(point);
  return Array.from(days, ([date, parts]) => ({ date, ...total(parts) }));
}

function spanTotals(made: readonly Made[], spans: readonly GrainSpan[]): ForecastSum[] {
  return spans.map((span, index) => ({
    ...span,
    ...total(made.flatMap(({ forecast }) => forecast.sums[index] ?? [])),
  }));
}

/** All channels together, in the API's money. */
function total(parts: readonly StepForecast[]): StepForecast {
  const { value, lower, upper } = addForecasts(parts);
  return {
    value: roundNumber(value, 4),
    lower: roundNumber(Math.max(0, lower), 4),
    upper: roundNumber(upper, 4),
  };
}

function evidence(made: readonly Made[]) {
  const models = new Set(made.map(({ forecast }) => forecast.model));
  const [only] = models;
  const said = made.length === 0 ? [say('forecast_nothing')] : made.flatMap(sentences);
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
    statement: textOf(said),
    said,
  };
}

function sentences({ channel, forecast }: Made): Said[] {
  return [say('forecast_of', { channel: titleOf(channel) }), ...forecast.said];
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
    const isNaive = asked === 'auto' && one.forecast.model === 'seasonal_naive';
    return [
      ...(isNaive
        ? [noticeOf('no_model_beats_seasonal_naive', say('forecast_naive', { channel: one.channel }))]
        : []),
      ...(one.forecast.hasStandInBounds ? [standInNotice(one.channel)] : []),
    ];
  });
}

function standInNotice(channel: Made['channel']): Notice {
  const of = say('forecast_of', { channel: titleOf(channel) });
  return noticeOf('not_enough_history', of, say('forecast_widths_unknown'));
}

function leftOutNotice({ reason, said }: Extract<ChannelForecast, { left: 'out' }>): Notice {
  if (reason === 'no_sales' || reason === 'no_data') return noticeOf('no_data_in_period', ...said);
  return noticeOf(reason === 'ended' ? 'not_applicable' : 'not_enough_history', ...said);
}
