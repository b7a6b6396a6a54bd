/** History, forecast and anomalies as the points of one line. */
import type { TipRow } from '../../shared/chart/ChartFrame.tsx';
import type { LinePoint } from '../../shared/chart/LineChart.tsx';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { AnomaliesAnswer } from '../anomalies/api/anomalies.ts';
import { whenOf } from '../anomalies/when.ts';
import type { HistoryAnswer } from '../sales/api/history.ts';
import type { ForecastAnswer } from './api/forecast.ts';

interface Parts {
  readonly history: HistoryAnswer['data'];
  readonly forecast: ForecastAnswer['data'];
  readonly anomalies: AnomaliesAnswer['data'];
}

/** Whether sales come in batches: most days of the history have none. */
const comesInBatches = (history: Parts['history']) =>
  history.filter(({ revenue }) => revenue === 0).length > history.length / 2;

/** Of sales that come in batches only the booking days are points; the days between would be spikes to zero. */
export function forecastPoints(parts: Parts, m: Messages, f: Formatter) {
  const isBatches = comesInBatches(parts.history);
  const points = dailyPoints(parts, m, f);
  return { isBatches, points: isBatches ? points.filter(({ value }) => value !== 0) : points };
}

function dailyPoints({ history, forecast, anomalies }: Parts, m: Messages, f: Formatter): LinePoint[] {
  const money = (value: number) => f.value(value, 'USD');
  const anomalyOn = new Map(anomalies.map((anomaly) => [anomaly.date, anomaly]));
  const past = history.map(({ date, revenue }): LinePoint => {
    const anomaly = anomalyOn.get(date);
    const rows: TipRow[] = [{ label: m.chart.value, value: f.cents(revenue), tone: 'mark' }];
    if (anomaly && anomaly.date === anomaly.to) {
      rows.push({ label: m.chart.expected, value: money(anomaly.expected), tone: 'quiet' });
    }
    return {
      key: date,
      title: f.date(date),
      note: anomaly && noteOf(anomaly, m, f),
      rows,
      tick: f.monthYear(date),
      value: revenue,
      isForecast: false,
      isMarked: anomaly !== undefined,
    };
  });
  const future = forecast.map(
    ({ date, value, lower, upper }): LinePoint => ({
      key: date,
      title: f.date(date),
      note: m.chart.forecast,
      rows: [
        { label: m.chart.forecast, value: money(value), tone: 'mark' },
        { label: m.chart.interval, value: `${money(lower)} – ${money(upper)}`, tone: 'quiet' },
      ],
      tick: f.monthYear(date),
      value,
      lower,
      upper,
      isForecast: true,
      isMarked: false,
    }),
  );
  return [...past, ...future];
}

/** What makes the day unusual; of a finding of several days its span and the totals, which are no single day's. */
function noteOf(anomaly: Parts['anomalies'][number], m: Messages, f: Formatter): string {
  if (anomaly.date === anomaly.to) return m.chart.anomaly;
  const totals = m.attention.anomalyUp(f.value(anomaly.revenue, 'USD'), f.value(anomaly.expected, 'USD'));
  return `${m.chart.anomaly}, ${whenOf(anomaly, f)}: ${totals}`;
}
