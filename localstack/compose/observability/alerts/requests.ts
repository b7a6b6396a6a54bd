import { histogram, quantile, rate, share } from '../promql.ts';
import type { Alert } from './rule.ts';

const { requests, outgoing } = histogram;
const failed = 'http_response_status_code=~"5.."';
const window = '5m';

/** Files are made in minutes, not seconds: they have their own time limits. */
const interactive = 'http_route!="", http_route!~".*/export/.*|/api/reports.*"';

export const requestAlerts: readonly Alert[] = [
  {
    name: 'RequestErrors',
    // Below a request every ten seconds one failure would be a large share of nothing.
    expr: `${share(`${requests}_count`, failed, { window })} > 0.05 and ${rate(`${requests}_count`, { window })} > 0.1`,
    for: '5m',
    severity: 'critical',
    summary: '{{ $value | humanizePercentage }} of requests are answered with 5xx',
  },
  {
    name: 'SlowRequests',
    expr: `${quantile(0.95, requests, { by: 'http_route', matchers: interactive, window: '10m' })} > 2`,
    for: '10m',
    severity: 'warning',
    summary: 'p95 of {{ $labels.http_route }} is {{ $value | humanizeDuration }}',
  },
  {
    name: 'CallsToOthersFail',
    expr: `${share(`${outgoing}_count`, 'error_type!=""', { by: 'server_address', window: '10m' })} > 0.2`,
    for: '10m',
    severity: 'warning',
    summary: '{{ $value | humanizePercentage }} of the calls to {{ $labels.server_address }} fail',
  },
];
