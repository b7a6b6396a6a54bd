import type { MetricDefinition } from '@otel-bi/shared/contract/platform/metrics.ts';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';

interface MetricListProps {
  readonly domain: Domain;
  readonly metrics: readonly MetricDefinition[];
}

/** The catalogue's entries of one domain. */
export function MetricList({ domain, metrics }: MetricListProps) {
  const { m } = useI18n();
  if (metrics.length === 0) return null;
  return (
    <section aria-labelledby={`metrics-${domain}`}>
      <h2 id={`metrics-${domain}`}>{m.domains[domain]}</h2>
      {metrics.map((metric) => (
        <Metric key={metric.key} metric={metric} />
      ))}
    </section>
  );
}

function Metric({ metric }: { metric: MetricDefinition }) {
  const { m } = useI18n();
  const { key, label, definition, formula, unit, period, sources, caveats } = metric;
  return (
    <article className="metric" id={key}>
      <div>
        <h3 lang="en">{label}</h3>
        <p className="quiet">
          <code>{key}</code>
        </p>
        <p className="quiet">{m.explain.units[unit]}</p>
      </div>
      <div className="metric-body" lang="en">
        <p>{definition}</p>
        <p className="formula">{formula}</p>
        <p className="quiet">{period}</p>
        {caveats.length > 0 && (
          <ul className="caveats" aria-label={m.explain.caveats}>
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
        <details>
          <summary>{m.metricsPage.columns(sources.length)}</summary>
          <ul className="columns" aria-label={m.explain.columns}>
            {sources.map((column) => (
              <li key={column}>
                <code>{column}</code>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </article>
  );
}
