/** One figure: value, change with sign, arrow and colour, and what it was before. It opens its explanation. */
import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import { memo } from 'react';
import { Sparkline } from '../../shared/chart/Sparkline.tsx';
import type { Domain } from '../../shared/domain.ts';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Said } from '../../shared/said/Said.tsx';
import { saidText } from '../../shared/said/text.ts';
import { QualityDot } from '../quality/QualityDot.tsx';
import { hasSpark, type Spark } from './sparks.ts';

interface KpiCardProps {
  readonly kpi: Kpi;
  /** The course of the period; absent where its days do not tell it, or while they are under way. */
  readonly spark?: Spark | undefined;
  readonly isIncomplete: boolean;
  readonly onExplain: (kpi: Kpi) => void;
  readonly domain: Domain;
  /** The data that the figure came from, where that is known. */
  readonly dataState: string | undefined;
}

/** Drawn again only when its own figure, course or language changes. */
export const KpiCard = memo(function KpiCard({
  kpi,
  domain,
  dataState,
  spark,
  isIncomplete,
  onExplain,
}: KpiCardProps) {
  const { m, f } = useI18n();
  const { key, label, value, unit, previous, reason, said } = kpi;
  const isNull = value === null;
  const more = moreDigits(kpi, f);
  return (
    <button
      type="button"
      className="kpi"
      data-key={key}
      title={isNull ? (saidText(said, m, f) ?? reason) : `${f.exact(value, unit)} · ${m.kpi.explain}`}
      onClick={() => onExplain(kpi)}
    >
      <span className="kpi-label">{m.kpi.names[key] ?? label}</span>
      <span className="kpi-value" data-null={isNull || undefined} data-exact={value ?? undefined}>
        {isNull ? m.notAvailable : f.value(value, unit, more)}
        <QualityDot domain={domain} metric={key} dataState={dataState} />
      </span>
      {isNull ? (
        <span className="kpi-foot">
          <Said text={reason ?? ''} said={said} />
        </span>
      ) : (
        <span className="kpi-foot">
          {isIncomplete ? <span className="tag">{m.kpi.incomplete}</span> : <Change kpi={kpi} more={more} />}
          {previous !== null && <span>{m.kpi.from(f.value(previous, unit, more))}</span>}
        </span>
      )}
      {hasSpark(domain, key) && (
        <span className="kpi-spark">
          {spark && <Sparkline current={spark.current} previous={spark.previous} />}
        </span>
      )}
    </button>
  );
});

const changeOf = ({ unit, changePct, changePoints }: Kpi) =>
  unit === 'percent' ? (changePoints ?? null) : changePct;

/** One digit more where the values read the same though one of them moved. */
function moreDigits(kpi: Kpi, f: Formatter): number {
  const { value, previous, unit } = kpi;
  if (value === null || previous === null || Math.abs(changeOf(kpi) ?? 0) < 0.05) return 0;
  return f.value(value, unit) === f.value(previous, unit) ? 1 : 0;
}

/** Percentages move in points, everything else in percent; zero is no direction. */
function Change({ kpi, more }: { kpi: Kpi; more: number }) {
  const { m, f } = useI18n();
  const { unit, reason } = kpi;
  const change = changeOf(kpi);
  if (change === null) return reason === undefined ? null : <Said text={reason} said={kpi.said} />;
  if (Math.abs(change) < 0.05) return <span>{m.kpi.noChange}</span>;
  return (
    <span className="change" data-tone={change > 0 ? 'good' : 'bad'}>
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
        <path d={change > 0 ? 'M4 1l3.4 6H.6z' : 'M4 7L.6 1h6.8z'} />
      </svg>
      {unit === 'percent' ? m.kpi.points(f.points(change, 1 + more)) : f.change(change)}
    </span>
  );
}
