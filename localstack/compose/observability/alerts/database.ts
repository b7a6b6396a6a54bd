import { gauge, histogram, quantile, rate, share } from '../promql.ts';
import type { Alert } from './rule.ts';

const { statements, waits } = histogram;
const window = '5m';
const by = 'db_system_name, db_namespace';

export const databaseAlerts: readonly Alert[] = [
  {
    name: 'DatabaseErrors',
    expr: `${share(`${statements}_count`, 'error_type!=""', { by, window })} > 0.05 and ${rate(`${statements}_count`, { by, window })} > 0.05`,
    for: '5m',
    severity: 'critical',
    summary:
      '{{ $value | humanizePercentage }} of the statements on {{ $labels.db_system_name }} {{ $labels.db_namespace }} fail',
  },
  {
    name: 'StoreSlow',
    expr: `${quantile(0.95, statements, { by, matchers: 'db_system_name="postgresql"', window: '10m' })} > 0.25`,
    for: '10m',
    severity: 'warning',
    summary: 'p95 of PostgreSQL statements is {{ $value | humanizeDuration }}',
  },
  {
    name: 'WarehouseSlow',
    expr: `${quantile(0.95, statements, { by, matchers: 'db_system_name!="postgresql"', window: '10m' })} > 5`,
    for: '10m',
    severity: 'warning',
    summary: 'p95 of queries on {{ $labels.db_namespace }} is {{ $value | humanizeDuration }}',
  },
  {
    name: 'PoolExhausted',
    expr: `sum by (instance, db_client_connection_pool_name) (${gauge.pending}) > 0`,
    for: '5m',
    severity: 'warning',
    summary: '{{ $value }} requests wait for a connection of {{ $labels.db_client_connection_pool_name }}',
  },
  {
    name: 'ConnectionWait',
    expr: `${quantile(0.95, waits, { window: '10m' })} > 0.5`,
    for: '10m',
    severity: 'warning',
    summary: 'p95 of the wait for a PostgreSQL connection is {{ $value | humanizeDuration }}',
  },
];
