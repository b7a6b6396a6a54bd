/** The conventions' metrics of a connection pool, and the wait for a connection on the span that waited. */
import { metrics, trace } from '@opentelemetry/api';
import type { PoolObserver } from '../../store/pool.ts';

const WAIT_SECONDS = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/** @param poolName `db.client.connection.pool.name`: the server, port and database, without credentials */
export function poolTelemetry(poolName: string): PoolObserver {
  const meter = metrics.getMeter('otel-bi.store');
  const pool = { 'db.client.connection.pool.name': poolName };
  const waits = meter.createHistogram('db.client.connection.wait_time', {
    unit: 's',
    description: 'Time to obtain an open connection from the pool',
    advice: { explicitBucketBoundaries: WAIT_SECONDS },
  });
  const connections = meter.createObservableUpDownCounter('db.client.connection.count', {
    unit: '{connection}',
  });
  const pending = meter.createObservableUpDownCounter('db.client.connection.pending_requests', {
    unit: '{request}',
  });
  const max = meter.createObservableUpDownCounter('db.client.connection.max', { unit: '{connection}' });
  return {
    opened(state) {
      meter.addBatchObservableCallback(
        (observe) => {
          const now = state();
          observe.observe(connections, now.idle, { ...pool, 'db.client.connection.state': 'idle' });
          observe.observe(connections, now.used, { ...pool, 'db.client.connection.state': 'used' });
          observe.observe(pending, now.pending, pool);
          observe.observe(max, now.max, pool);
        },
        [connections, pending, max],
      );
    },
    acquired(waitedMs) {
      waits.record(waitedMs / 1_000, pool);
      trace.getActiveSpan()?.setAttribute('otel_bi.db.connection.wait_ms', round(waitedMs));
    },
  };
}

/** Microseconds are as fine as the clock is worth. */
function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
