/** A bench for job tests: a real store, a bus that only notes, and deliveries made by hand in any order. */
import { jobRequestedType } from '@otel-bi/shared/contract/events.ts';
import { awForecast } from '@otel-bi/shared/contract/jobs.ts';
import type { Bus, BusEvent, PutResult } from '@otel-bi/shared/runtime/bus.ts';
import { type Container, createContainer, provide } from '@otel-bi/shared/runtime/container.ts';
import { type JobFunction, type JobOutcome, type JobWork, job } from '@otel-bi/shared/runtime/jobs/job.ts';
import type { JobPolicy } from '@otel-bi/shared/runtime/jobs/policy.ts';
import type { JobResult } from '@otel-bi/shared/runtime/jobs/save.ts';
import { sweep } from '@otel-bi/shared/runtime/jobs/sweep.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { eventBus } from '@otel-bi/shared/runtime/resources/event-bus.ts';
import { warehouses } from '@otel-bi/shared/runtime/resources/warehouses.ts';
import { tracedBus } from '@otel-bi/shared/runtime/telemetry/bus.ts';
import type { Database } from '@otel-bi/shared/store/database.ts';
import { awForecasts } from '@otel-bi/shared/store/records.ts';
import { uuidv7 } from '@otel-bi/shared/store/uuid.ts';
import type { Warehouse, WarehouseDomain } from '@otel-bi/shared/warehouse/port.ts';

export const testPolicy: JobPolicy = {
  maxAttempts: 3,
  retryBaseMs: 60_000,
  leaseMs: 60_000,
  timeoutMs: 30_000,
};

/** Rows that `storesTwoRows` stores. */
export const ROWS = 2;

/** Work whose every effect can be counted: two rows and one event. */
export async function storesTwoRows(): Promise<JobResult> {
  const point = { model: 'theta', value: 1, lower: 0, upper: 2 };
  return {
    asOf: '2014-01-28',
    queries: ['test.query'],
    save: async ({ database, ...run }) => {
      const items = ['2014-01-29', '2014-01-30'].map((date) => ({ ...point, date }));
      await awForecasts.append(database, { ...run, asOf: '2014-01-28', items });
      const content = { asOf: '2014-01-28', total: 0, anomalies: [] };
      const events = [{ type: 'AnomalyDetected', content } as const];
      return { records: items.length, result: { days: items.length }, events };
    },
  };
}

export interface NotingBus extends Bus {
  /** Everything that was put, in order. */
  readonly events: BusEvent[];
  /** What the next puts answer for each event; taken while null. */
  answer: PutResult;
  /** Runs asked for since the last call. */
  takeRequests(): BusEvent[];
}

export function notingBus(): NotingBus {
  const events: BusEvent[] = [];
  let taken = 0;
  return {
    events,
    answer: null,
    async put(put) {
      if (this.answer === null) events.push(...put);
      return put.map(() => this.answer);
    },
    takeRequests() {
      const fresh = events.slice(taken).filter(({ type }) => type === jobRequestedType);
      taken = events.length;
      return fresh;
    },
  };
}

/** A container over the given store whose warehouses cannot be asked. */
export function jobContainer(database: Database, bus: Bus, policy: JobPolicy = testPolicy): Container {
  const container = createContainer(
    { OTEL_SDK_DISABLED: 'true', LOG_LEVEL: 'error' },
    {
      provided: [
        provide(eventBus, tracedBus(bus)),
        provide(storeDatabase, database),
        provide(warehouses.aw, absentWarehouse('aw')),
        provide(warehouses.wwi, absentWarehouse('wwi')),
      ],
    },
  );
  return { ...container, jobPolicy: () => policy };
}

function absentWarehouse(domain: WarehouseDomain): Warehouse {
  return {
    domain,
    engine: 'duckdb',
    run: () => Promise.reject(new Error('no warehouse here')),
    ping: () => Promise.reject(new Error('no warehouse here')),
    close: async () => undefined,
  };
}

let minutes = 0;

function unusedTime(): string {
  minutes += 1;
  return new Date(Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000).toISOString();
}

/** EventBridge's own schedule event, for a time that no other test uses unless given. */
export function scheduleEvent(time = unusedTime()) {
  return {
    version: '0',
    id: uuidv7(),
    source: 'aws.events',
    'detail-type': 'Scheduled Event',
    time,
    detail: {},
  };
}

/** An event of the bus as a function receives it. */
export function delivered({ type, detail }: BusEvent) {
  return {
    version: '0',
    id: uuidv7(),
    source: 'otel-bi',
    'detail-type': type,
    time: new Date().toISOString(),
    detail,
  };
}

export interface Invoke {
  readonly work?: JobWork;
  readonly stopSignal?: AbortSignal;
}

/** Invokes the forecast job's function with an event. */
export function invoke(
  event: unknown,
  { work = storesTwoRows, stopSignal }: Invoke = {},
): Promise<JobOutcome> {
  const handler: JobFunction = job(awForecast, work);
  return handler(event, {
    getRemainingTimeInMillis: () => Number.MAX_SAFE_INTEGER,
    ...(stopSignal ? { stopSignal } : {}),
  });
}

/** What a slot came to. */
export interface SlotState {
  readonly jobId: string;
  readonly slotKey: string;
  readonly status: string;
  /** Statuses of its runs, first to last. */
  readonly runs: string[];
  /** Snapshot rows of all its runs. */
  readonly rows: number;
  /** `AnomalyDetected` events of all its runs. */
  readonly events: number;
  /** Started runs with other than one audit row for the start and one for the end that the history tells. */
  readonly unaudited: number;
}

/** Every slot with its effects, oldest first: what the invariants are checked on. */
export async function slotStates(database: Database): Promise<SlotState[]> {
  return database.query<SlotState>(`
    SELECT slot.job_id AS "jobId", slot.slot_key AS "slotKey", slot.status,
      (SELECT coalesce(json_agg(status ORDER BY queued_at, id), '[]'::json) FROM job_executions
       WHERE slot_id = slot.id) AS runs,
      (SELECT count(*) FROM aw_forecasts JOIN job_executions AS run ON run.id = execution_id
       WHERE slot_id = slot.id) AS rows,
      (SELECT count(*) FROM outbox JOIN job_executions AS run ON run.id = execution_id
       WHERE slot_id = slot.id AND type = 'AnomalyDetected') AS events,
      (SELECT count(*) FROM job_executions AS run WHERE slot_id = slot.id AND fence IS NOT NULL
         AND ((SELECT count(*) FROM audit_log WHERE operation_id = run.id AND phase = 'started') <> 1
           OR (SELECT count(*) FROM audit_log WHERE operation_id = run.id AND phase <> 'started'
                 AND outcome = run.status) <> (CASE WHEN run.status = 'running' THEN 0 ELSE 1 END))
      ) AS unaudited
    FROM job_slots AS slot ORDER BY slot.created_at, slot.id`);
}

/** Snapshot rows that no successful run stored. */
export async function strayRows(database: Database): Promise<number> {
  const [row] = await database.query<{ count: number }>(`
    SELECT count(*) AS count FROM aw_forecasts WHERE NOT EXISTS (
      SELECT FROM job_executions AS run WHERE run.id = execution_id AND run.status = 'succeeded')`);
  return row?.count ?? -1;
}

/** Lets the time pass after which a silent run is taken as dead. */
export async function expireLeases(database: Database): Promise<void> {
  await database.query("UPDATE job_leases SET expires_at = clock_timestamp() - interval '1 second'");
}

/** Lets all waits for retries and resends pass. */
export async function passTime(database: Database): Promise<void> {
  await database.query('UPDATE job_slots SET next_attempt_at = NULL WHERE next_attempt_at IS NOT NULL');
  await database.query(
    "UPDATE job_executions SET dispatched_at = NULL WHERE status = 'queued' AND dispatched_at IS NOT NULL",
  );
  await database.query('UPDATE outbox SET next_attempt_at = clock_timestamp() WHERE published_at IS NULL');
}

/** Lets time pass and delivers what is sent, until nothing waits any more. */
export async function drain(database: Database, bus: NotingBus, policy = testPolicy): Promise<void> {
  for (;;) {
    await passTime(database);
    const { ended } = await sweep(database, bus, policy);
    const requests = bus.takeRequests();
    if (ended === 0 && requests.length === 0) return;
    for (const request of requests) await invoke(delivered(request));
  }
}
