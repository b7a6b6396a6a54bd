/** The unusual days as numbers that can be explained. */
import type { Subject } from '../../shared/explain/subject.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { AnomaliesAnswer } from './api/anomalies.ts';

export type Anomaly = AnomaliesAnswer['data'][number];

export const anomalyId = ({ date, channel }: Anomaly) => `aw.anomaly_score.${date}.${channel}`;
export const revenueId = ({ date, channel }: Anomaly) => `aw.anomaly_revenue.${date}.${channel}`;
export const expectedId = ({ date, channel }: Anomaly) => `aw.anomaly_expected.${date}.${channel}`;
export const shareId = ({ date, channel }: Anomaly, index: number) =>
  `aw.anomaly_share.${date}.${channel}.${index}`;

/** The contributors in a sentence for each dimension: a territory and a category share the same dollars. */
function byDimension(contributors: Anomaly['contributors'], m: Messages, f: Formatter): string[] {
  return (['territory', 'category', 'channel'] as const).flatMap((dimension) => {
    const parts = contributors
      .filter((part) => part.dimension === dimension)
      .map(({ value, sharePct }) => `${value} ${f.percent(sharePct, 0)}`);
    return parts.length === 0 ? [] : [`${m.analysis.anomalies.dimensions[dimension]}: ${f.list(parts)}.`];
  });
}

/** Each with how far outside it lies, and in words what was there and what was expected. */
export function anomalySubjects(answer: AnomaliesAnswer | undefined, m: Messages, f: Formatter): Subject[] {
  if (answer === undefined) return [];
  return answer.data.flatMap((anomaly) => {
    const { date, to, channel, revenue, expected, lower, upper, score, contributors } = anomaly;
    const channels: Readonly<Record<string, string>> = m.filter.channels;
    const money = (value: number) => f.value(value, 'USD');
    const difference = revenue - expected;
    const change = expected === 0 ? null : (difference / expected) * 100;
    const where = `${date === to ? f.date(date) : f.dateRange(date, to)}, ${channels[channel] ?? channel}`;
    const shared = {
      domain: 'aw',
      lead: change === null ? undefined : m.attention.excess(f.signed(difference, 'USD'), f.change(change)),
      reason: [
        `${m.attention.anomalyUp(money(revenue), `${money(expected)} (${money(lower)} – ${money(upper)})`)}.`,
        ...byDimension(contributors, m, f),
      ].join(' '),
      meta: answer.meta,
      request: answer.request,
    } as const;
    return [
      {
        ...shared,
        id: anomalyId(anomaly),
        metric: 'anomaly_score',
        label: `${m.chart.anomaly}, ${where}`,
        value: score,
        unit: 'score' as const,
        unitName: m.attention.robustDeviations,
      },
      {
        ...shared,
        id: revenueId(anomaly),
        metric: `${channel}_revenue`,
        label: `${m.analysis.anomalies.actual}, ${where}`,
        value: revenue,
        unit: 'USD' as const,
      },
      {
        ...shared,
        id: expectedId(anomaly),
        metric: 'anomaly_expected',
        label: `${m.chart.expected}, ${where}`,
        value: expected,
        unit: 'USD' as const,
      },
      ...contributors.map(({ value, sharePct }, index) => ({
        ...shared,
        id: shareId(anomaly, index),
        metric: 'anomaly_contributor_share_pct',
        label: `${m.analysis.anomalies.ofDeviation}: ${value}, ${where}`,
        value: sharePct,
        unit: 'percent' as const,
      })),
    ];
  });
}
