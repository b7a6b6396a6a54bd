import type { MetricDefinition } from '../../contract/platform/metrics.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import { screensOf } from './screens.ts';

/** Whether the act shows the metric: by the endpoints that do; a report shows what its queries compute. */
export function isShownBy(metric: MetricDefinition, { action, domain, queries }: AuditRecord): boolean {
  if (action.startsWith('platform.')) return metric.queries.some((name) => queries.includes(name));
  return metric.domain === domain && screensOf(action).some((id) => metric.endpoints.includes(id));
}
