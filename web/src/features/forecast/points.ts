/** History, forecast and anomalies as the points of one line. */
import type { TipRow } from '../../shared/chart/ChartFrame.tsx';
import type { LinePoint } from '../../shared/chart/LineChart.tsx';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { AnomaliesAnswer } from '../anomalies/api/anomalies.ts';
import type { HistoryAnswer } from '../sales/api/history.ts';
import type { ForecastAnswer } from './api/forecast.ts';

interface Parts {
  readonly history: HistoryAnswer['data'];
  readonly forecast: ForecastAnswer['data'];
  readonly anomalies: AnomaliesAnswer['data'];
}

export function forecastPoints({ history, forecast, anomalies }: Parts, m: Messages, f: Formatter): LinePoint[] {
  const money = (value: number) => f.value(value, 'USD');
  const anomalyOn = new Map(anomalies.map((anomaly) => [anomaly.date, anomaly]));
  const past = history.map(({ date, revenue }): LinePoint => {
    const anomaly = anomalyOn.get(date);
    const rows: TipRow[] = [{ label: m.chart.value, value: f.exact(revenue, 'USD'), tone: 'mark' }];
    if (anomaly) {
      rows.push({ label: m.chart.expected, value: money(anomaly.expected), tone: 'quiet' });
    }
    return {
      key: date,
      title: f.date(date),
      note: anomaly && `${m.chart.anomaly} (${m.answer.channelNames[anomaly.channel as 'internet'] ?? anomaly.channel})`,
      rows,
      tick: f.shortDate(date),
      value: revenue,
      isForecast: false,
      isMarked: anomaly !== undefined,
    };
  });
  const future = forecast.map(({ date, value, lower, upper }): LinePoint => ({
    key: date,
    title: f.date(date),
    note: m.chart.forecast,
    rows: [
      { label: m.chart.forecast, value: money(value), tone: 'mark' },
      { label: m.chart.interval, value: `${money(lower)} – ${money(upper)}`, tone: 'quiet' },
    ],
    tick: f.shortDate(date),
    value,
    lower,
    upper,
    isForecast: true,
    isMarked: false,
  }));
  return [...past, ...future];
}
