import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { KpiCard } from './KpiCard.tsx';
import type { Spark } from './sparks.ts';

interface KpiGridProps {
  readonly domain: Domain;
  readonly domainName: string;
  readonly kpis: readonly Kpi[];
  /** The courses of the figures, by their keys. */
  readonly sparks: ReadonlyMap<string, Spark>;
  /** Whether the period holds days that are known to be too low. */
  readonly isIncomplete: boolean;
  readonly isDimmed: boolean;
  /** The data that the figures came from, where that is known. */
  readonly dataState: string | undefined;
  readonly onExplain: (kpi: Kpi) => void;
}

export function KpiGrid(props: KpiGridProps) {
  const { domain, domainName, kpis, sparks, isIncomplete, isDimmed, dataState, onExplain } = props;
  const { m } = useI18n();
  return (
    <ul className="kpis" aria-label={m.kpi.group(domainName)} data-dimmed={isDimmed || undefined}>
      {kpis.map((kpi) => (
        <li key={kpi.key}>
          <KpiCard
            domain={domain}
            dataState={dataState}
            kpi={kpi}
            spark={sparks.get(kpi.key)}
            isIncomplete={isIncomplete}
            onExplain={onExplain}
          />
        </li>
      ))}
    </ul>
  );
}

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The grid's shape before its numbers are there. */
export function KpiGridSkeleton() {
  return (
    <ul className="kpis" aria-hidden="true">
      {placeholders.map((key) => (
        <li key={key}>
          <div className="kpi">
            <span className="skeleton skeleton-label" />
            <span className="skeleton skeleton-value" />
            <span className="skeleton skeleton-label" />
            <span className="kpi-spark" />
          </div>
        </li>
      ))}
    </ul>
  );
}
