import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Attention } from '../../shared/ui/Attention.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { AnomaliesAnswer } from './api/anomalies.ts';
import { anomalyId } from './subjects.ts';

const SHOWN = 4;

/** The days furthest outside of what was expected, with who was behind them. */
export function AnomalyList({ anomalies }: { anomalies: UseQueryResult<AnomaliesAnswer> }) {
  const { m } = useI18n();
  const worst = anomalies.data?.data
    .toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score))
    .slice(0, SHOWN);
  return (
    <Attention
      title={m.attention.anomalies}
      query={anomalies}
      rows={SHOWN}
      empty={m.attention.noAnomalies}
      more={
        <Link to="/aw/anomalies" search={({ explain: _explain, ...rest }) => rest}>
          {m.analysis.anomalies.timeline}
        </Link>
      }
    >
      {worst?.map((anomaly) => (
        <AnomalyRow key={`${anomaly.date}-${anomaly.channel}`} anomaly={anomaly} />
      ))}
    </Attention>
  );
}

function AnomalyRow({ anomaly }: { anomaly: AnomaliesAnswer['data'][number] }) {
  const { m, f } = useI18n();
  const { date, to, channel, revenue, expected, direction, contributors } = anomaly;
  const names: Readonly<Record<string, string>> = m.filter.channels;
  const [first] = contributors.filter(({ dimension }) => dimension !== 'channel');
  const delta = expected === 0 ? null : ((revenue - expected) / expected) * 100;
  return (
    <li>
      <span className="attention-main">
        {date === to ? f.date(date) : f.dateRange(date, to)}
        <span className="quiet"> {names[channel] ?? channel}</span>
      </span>
      <ExplainedNumber id={anomalyId(anomaly)} className="attention-value" exact={f.exact(revenue, 'USD')}>
        <span data-tone={direction === 'up' ? 'good' : 'bad'}>
          {delta === null ? f.value(revenue, 'USD') : f.change(delta)}
        </span>
      </ExplainedNumber>
      <span className="attention-note">
        {m.attention.anomalyUp(f.value(revenue, 'USD'), f.value(expected, 'USD'))}
        {first && `; ${m.attention.by(first.value, f.percent(first.sharePct, 0))}`}
      </span>
    </li>
  );
}
