/** The unusual days as numbers that can be explained. */
import type { Subject } from '../../shared/explain/subject.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { AnomaliesAnswer } from './api/anomalies.ts';

type Anomaly = AnomaliesAnswer['data'][number];

export const anomalyId = ({ date, channel }: Anomaly) => `aw.anomaly_score.${date}.${channel}`;

/** Each with how far outside it lies, and in words what was there and what was expected. */
export function anomalySubjects(answer: AnomaliesAnswer | undefined, m: Messages, f: Formatter): Subject[] {
  if (answer === undefined) return [];
  return answer.data.map((anomaly) => {
    const { date, to, channel, revenue, expected, lower, upper, score, contributors } = anomaly;
    const channels: Readonly<Record<string, string>> = m.filter.channels;
    const money = (value: number) => f.value(value, 'USD');
    const parts = contributors.map(({ value, sharePct }) => m.attention.by(value, f.percent(sharePct, 0)));
    return {
      id: anomalyId(anomaly),
      domain: 'aw',
      metric: 'anomaly_score',
      label: `${m.chart.anomaly}, ${date === to ? f.date(date) : f.dateRange(date, to)}, ${channels[channel] ?? channel}`,
      value: score,
      unit: 'score',
      reason: [
        `${m.attention.anomalyUp(money(revenue), `${money(expected)} (${money(lower)} – ${money(upper)})`)}.`,
        ...(parts.length > 0 ? [`${f.list(parts)}.`] : []),
      ].join(' '),
      meta: answer.meta,
      request: answer.request,
    };
  });
}
