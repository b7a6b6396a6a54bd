import { autoForecast, type Forecast, type NoForecast } from '../../analytics/forecast/auto.ts';
import { addDays, diffDays, type IsoDate } from '../../analytics/series/calendar.ts';
import { type DailyPoint, fillDaily } from '../../analytics/series/daily.ts';
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
      readonly message: string;
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
 * cover `horizon` days from `start` on.
 */
export function channelForecasts(
  rows: readonly DailyRow[],
  channels: readonly AwChannelCoverage[],
  start: IsoDate,
  { horizon, model }: Required<Pick<ForecastOptions, 'horizon' | 'model'>>,
): ChannelForecast[] {
  return channels.flatMap(({ channel, dailyThrough }): ChannelForecast[] => {
    if (dailyThrough === null) return [];
    const lag = diffDays(dailyThrough, start) - 1;
    if (lag > longestLagDays) {
      const message = `The ${channel} channel ended on ${dailyThrough} and is left out of the forecast.`;
      return [{ channel, left: 'out', reason: 'ended', message }];
    }
    const series = channelSeries(rows, channel, dailyThrough);
    if (series.length === 0) {
      const message = `No ${channel} sales pass the filters, so there is nothing to forecast.`;
      return [{ channel, left: 'out', reason: 'no_sales', message }];
    }
    const forecast = autoForecast(series, { horizon: horizon + lag, model });
    if (forecast.available) return [{ channel, left: 'forecast', forecast }];
    return [{ channel, left: 'out', reason: forecast.reason, message: `${channel}: ${forecast.message}` }];
  });
}

/** Filtered daily revenue from the first sale through the last usual day, days without sales as zeros. */
function channelSeries(rows: readonly DailyRow[], channel: AwChannel, through: IsoDate): DailyPoint[] {
  const points = rows.flatMap((row): DailyPoint[] => {
    const date = row.channel === channel && row.wanted_rows > 0 ? dateOf(row.date_key) : null;
    return date === null || date > through ? [] : [{ date, value: Number(row.revenue) }];
  });
  return points.length === 0 ? [] : fillDaily(points, { to: through });
}
