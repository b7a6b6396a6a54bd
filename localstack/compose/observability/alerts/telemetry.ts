/** Who watches the watchers: without the pipeline no other alert can fire. */
import { histogram } from '../promql.ts';
import type { Alert } from './rule.ts';

export const telemetryAlerts: readonly Alert[] = [
  {
    name: 'TelemetryPipelineDown',
    expr: 'up{job=~"alloy|tempo"} == 0',
    for: '5m',
    severity: 'critical',
    summary: '{{ $labels.job }} does not answer: traces and metrics are lost',
  },
  {
    name: 'NoTelemetry',
    expr: `absent_over_time(${histogram.statements}_count[30m]) and on () count(up offset 30m) > 0`,
    for: '0m',
    severity: 'warning',
    summary: 'no process of the product has sent metrics for half an hour, though jobs run every hour',
  },
];
