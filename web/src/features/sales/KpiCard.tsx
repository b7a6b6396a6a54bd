/** One figure: value, change with sign, arrow and colour, and what it was before. It opens its explanation. */
import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { QualityDot } from '../quality/QualityDot.tsx';

interface KpiCardProps {
  readonly kpi: Kpi;
  readonly isIncomplete: boolean;
  readonly onExplain: () => void;
  readonly domain: Domain;
}

export function KpiCard({ kpi, domain, isIncomplete, onExplain }: KpiCardProps) {
  const { m, f } = useI18n();
  const { key, label, value, unit, previous, reason } = kpi;
  const isNull = value === null;
  return (
    <button
      type="button"
      className="kpi"
      data-key={key}
      title={isNull ? reason : `${f.exact(value, unit)} · ${m.kpi.explain}`}
      onClick={onExplain}
    >
      <span className="kpi-label">{m.kpi.names[key] ?? label}</span>
      <span className="kpi-value" data-null={isNull || undefined} data-exact={value ?? undefined}>
        {isNull ? m.notAvailable : f.value(value, unit)}
        <QualityDot domain={domain} metric={key} />
      </span>
      {isNull ? (
        <span className="kpi-foot" lang="en">
          {reason}
        </span>
      ) : (
        <span className="kpi-foot">
          {isIncomplete ? <span className="tag">{m.kpi.incomplete}</span> : <Change kpi={kpi} />}
          {previous !== null && <span>{m.kpi.from(f.value(previous, unit))}</span>}
        </span>
      )}
    </button>
  );
}

/** Percentages move in points, everything else in percent; zero is no direction. */
function Change({ kpi }: { kpi: Kpi }) {
  const { m, f } = useI18n();
  const { changePct, changePoints, unit, reason } = kpi;
  const change = unit === 'percent' ? (changePoints ?? null) : changePct;
  if (change === null) return reason === undefined ? null : <span lang="en">{reason}</span>;
  if (Math.abs(change) < 0.05) return <span>{m.kpi.noChange}</span>;
  return (
    <span className="change" data-tone={change > 0 ? 'good' : 'bad'}>
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
        <path d={change > 0 ? 'M4 1l3.4 6H.6z' : 'M4 7L.6 1h6.8z'} />
      </svg>
      {unit === 'percent' ? m.kpi.points(f.points(change)) : f.change(change)}
    </span>
  );
}
