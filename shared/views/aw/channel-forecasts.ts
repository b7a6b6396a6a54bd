import { autoForecast, type Forecast, type NoForecast } from '../../analytics/forecast/auto.ts';
import { addDays, diffDays, type IsoDate } from '../../analytics/series/calendar.ts';
import { type DailyPoint, fillDaily } from '../../analytics/series/daily.ts';
import { type Said, say } from '../../words/say.ts';
import { type AwChannel, type AwChannelCoverage, latestCompleteThrough } from './channels.ts';
import type { DailyRow } from './daily-sales.ts';
import { dateOf } from './date-key.ts';

type ForecastOptions = Parameters<typeof autoForecast>[1];

/** What one channel says of the days ahead: its forecast, or why it has none. */
export type ChannelForecast = { readonly channel: AwChannel } & (
  | { readonly left: 'forecast'; readonly forecast: Forecast }
  | {
      readonly left: 'out';
      readonly reason: 'no_sales' | 'ended' | NoForecast['reason'];
      readonly said: readonly Said[];
    }
);

/** A channel whose data end longer before the others than this is over, not late. */
const longestLagDays = 365;

/** First day to forecast: the one after the newest complete day of the channels; null without data. */
export function forecastStart(channels: readonly AwChannelCoverage[]): IsoDate | null {
  const through = latestCompleteThrough(channels);
  return through === null ? null : addDays(through, 1);
}

/**
 * Forecasts each channel that has data from its own last usual day, with a model of its own, far enough to
 * cover `horizon` days from `start` on, with the sums of `spans`.
 */
export function channelForecasts(
  rows: readonly DailyRow[],
  channels: readonly AwChannelCoverage[],
  start: IsoDate,
  { horizon, model, spans }: Required<Pick<ForecastOptions, 'horizon' | 'model' | 'spans'>>,
): ChannelForecast[] {
  return channels.flatMap(({ channel, dailyThrough }): ChannelForecast[] => {
    if (dailyThrough === null) return [];
    const lag = diffDays(dailyThrough, start) - 1;
    if (lag > longestLagDays) {
      const said = [say('forecast_ended', { channel, through: dailyThrough })];
      return [{ channel, left: 'out', reason: 'ended', said }];
    }
    const series = channelSeries(rows, channel, dailyThrough);
    if (series.length === 0) {
      return [{ channel, left: 'out', reason: 'no_sales', said: [say('forecast_no_sales', { channel })] }];
    }
    const forecast = autoForecast(series, { horizon: horizon + lag, model, spans });
    if (forecast.available) return [{ channel, left: 'forecast', forecast }];
    const said = [say('forecast_of', { channel: titleOf(channel) }), forecast.said];
    return [{ channel, left: 'out', reason: forecast.reason, said }];
  });
}

/** The channel at the head of a sentence. */
export const titleOf = (channel: AwChannel) => (channel === 'internet' ? 'Internet' : 'Reseller');

/** Filtered daily revenue from the first sale through the last usual day, days without sales as zeros. */
function channelSeries(rows: readonly DailyRow[], channel: AwChannel, through: IsoDate): DailyPoint[] {
  const points = rows.flatMap((row): DailyPoint[] => {
    const date = row.channel === channel && row.wanted_rows > 0 ? dateOf(row.date_key) : null;
    return date === null || date > through ? [] : [{ date, value: Number(row.revenue) }];
  });
  return points.length === 0 ? [] : fillDaily(points, { to: through });
}
