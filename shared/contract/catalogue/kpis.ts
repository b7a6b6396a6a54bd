/** How the KPIs of a warehouse are defined, and what several of them share. */
import type { MetricDefinition } from '../platform/metrics.ts';

/** One KPI's own part: columns and caveats beside those of every KPI of its warehouse. */
type Kpi = Pick<MetricDefinition, 'key' | 'label' | 'definition' | 'formula' | 'unit'> & {
  readonly sources: readonly string[];
  readonly caveats?: readonly string[];
};

/** What all KPIs of a warehouse have: `sources` and `caveats` follow a KPI's own. */
type Shared = Pick<MetricDefinition, 'domain' | 'period' | 'sources' | 'caveats' | 'queries' | 'endpoints'>;

export const loadedCaveat =
  'Not known, with the reason, unless every line of the period has the column: a sum over some lines is not the number its label promises.';

/** The definition of one KPI; no column is named twice. */
export function kpiOf(shared: Shared): (kpi: Kpi) => MetricDefinition {
  return ({ sources, caveats = [], ...rest }) => ({
    ...rest,
    domain: shared.domain,
    sources: [...new Set([...sources, ...shared.sources])],
    period: shared.period,
    caveats: [...caveats, ...shared.caveats],
    queries: shared.queries,
    endpoints: shared.endpoints,
    references: [],
  });
}
