/** The function that makes long files: one delivery, one file set, recorded once whatever is delivered twice. */

import { context as otelContext, trace } from '@opentelemetry/api';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { type FileRequested, fileRequested } from '../../contract/events.ts';
import { contract } from '../../contract/routes.ts';
import { type Container, container } from '../../runtime/container.ts';
import { asAppError } from '../../runtime/http/problem.ts';
import { basisOf } from '../../runtime/lineage/basis.ts';
import { recordedQueries } from '../../runtime/lineage/query-texts.ts';
import { recordResult } from '../../runtime/lineage/result.ts';
import { describeError, log } from '../../runtime/log.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { recordExport } from '../../runtime/telemetry/export-metrics.ts';
import { failSpan } from '../../runtime/telemetry/failure.ts';
import { spanContextOf } from '../../runtime/telemetry/traceparent.ts';
import { type AuditEntry, appendAudit } from '../../store/audit.ts';
import type { Database } from '../../store/database.ts';
import { appendExport } from '../../store/exports.ts';
import { exportIdOf, findFileTask } from '../../store/file-tasks.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { objectStore } from '../store/configured.ts';
import type { TaskMaker, TaskResult } from './task.ts';

/** Lambda's context; the embedded server adds a signal that aborts when it is told to stop. */
type WorkerContext = Pick<Context, 'getRemainingTimeInMillis'> & { readonly stopSignal?: AbortSignal };

export type WorkerFunction = (event: unknown, context: WorkerContext) => Promise<void>;

const tracer = trace.getTracer('otel-bi.files');
/** Milliseconds kept back from the function's time limit to record a failure. */
const RESERVE_MS = 5_000;
const LONGEST_MS = 14 * 60_000;
const FLUSH_MS = 2_000;

const delivered = z.object({ detail: fileRequested });

/** @param makers by the id of the endpoint that asked */
export function fileWorker(makers: Readonly<Record<string, TaskMaker>>): WorkerFunction {
  return async (event, context) => {
    const parts = container();
    const tracing = await parts.tracing();
    const { detail } = delivered.parse(event);
    const make = makers[detail.endpointId];
    if (make === undefined) throw new Error(`nothing makes files for ${detail.endpointId}`);
    try {
      await inTaskSpan(detail, (traceId) =>
        perform(parts, detail, { make, traceId, signal: signalOf(context) }),
      );
    } finally {
      if (parts.flushPerInvocation) await tracing.flush(FLUSH_MS);
    }
  };
}

function signalOf({ getRemainingTimeInMillis, stopSignal }: WorkerContext): AbortSignal {
  const time = AbortSignal.timeout(
    Math.max(0, Math.min(LONGEST_MS, getRemainingTimeInMillis() - RESERVE_MS)),
  );
  return stopSignal === undefined ? time : AbortSignal.any([time, stopSignal]);
}

/** The work goes on in the trace of whoever asked. */
async function inTaskSpan(
  { endpointId, taskId, traceparent }: FileRequested,
  work: (traceId: string) => Promise<void>,
): Promise<void> {
  const parent = spanContextOf(traceparent);
  const active = otelContext.active();
  const from = parent === undefined ? active : trace.setSpanContext(active, parent);
  const attributes = { 'otel_bi.endpoint': endpointId, 'otel_bi.task': taskId };
  await tracer.startActiveSpan(`make files ${endpointId}`, { attributes }, from, async (span) => {
    try {
      await work(span.spanContext().traceId);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

interface Performance {
  readonly make: TaskMaker;
  readonly traceId: string;
  readonly signal: AbortSignal;
}

async function perform(parts: Container, detail: FileRequested, { make, traceId, signal }: Performance) {
  const database = await parts.get(storeDatabase);
  const started = performance.now();
  const task = await findFileTask(database, detail.taskId, { signal });
  if (task?.status !== 'running') return; // delivered again, or given up
  const entry = (more: Partial<AuditEntry> & Pick<AuditEntry, 'outcome'>): AuditEntry => ({
    actor: detail.actor,
    action: detail.endpointId,
    domain: contract.find(({ id }) => id === detail.endpointId)?.domain ?? 'platform',
    parameters: detail.query,
    operationId: detail.taskId,
    durationMs: performance.now() - started,
    traceId,
    ...more,
  });
  try {
    const context = { id: detail.taskId, query: detail.query, container: parts, signal, traceId };
    const result = await make(context);
    await record(parts, database, { result, detail, traceId, entry });
  } catch (error) {
    const { status } = (await findFileTask(database, detail.taskId)) ?? { status: 'running' };
    if (status !== 'running')
      return log('info', 'another delivery has done the task', { task: detail.taskId });
    log('error', 'files could not be made', { task: detail.taskId, error: describeError(error) });
    const parameters = { ...detail.query, error: asAppError(error).code };
    await appendAudit(database, entry({ id: uuidv7(), outcome: 'failed', phase: 'failed', parameters }));
  }
}

interface Recording {
  readonly result: TaskResult;
  readonly detail: FileRequested;
  readonly traceId: string;
  readonly entry: (more: Partial<AuditEntry> & Pick<AuditEntry, 'outcome'>) => AuditEntry;
}

/** All rows or none; files that could not be recorded are taken away again. */
async function record(parts: Container, database: Database, recording: Recording): Promise<void> {
  const { result, detail, traceId, entry } = recording;
  const { files, rows, data, dataSha256, dataStates = [], asOf, queries, parameters, domain, view } = result;
  const kept = dataSha256 === undefined ? await recordResult(data) : { resultHash: dataSha256 };
  try {
    await database.transaction(async (transaction) => {
      const finished = {
        id: detail.taskId,
        outcome: 'succeeded',
        phase: 'finished',
        catalogueVersion,
      } as const;
      const told = {
        rowCount: rows,
        ...kept,
        asOf,
        ...recordedQueries(queries),
        ...basisOf(dataStates),
        parameters,
      };
      await appendAudit(transaction, entry({ ...finished, ...told }));
      for (const { format, key, ...file } of files) {
        await appendExport(transaction, {
          ...file,
          id: exportIdOf(detail.taskId, format),
          actor: detail.actor,
          domain,
          view,
          format,
          parameters,
          asOf,
          traceId,
          auditId: detail.taskId,
          location: key,
        });
      }
    });
  } catch (error) {
    const store = await objectStore(parts);
    await Promise.all(files.map(({ key }) => store.remove(key)));
    throw error;
  }
  for (const { format, bytes } of files) recordExport({ domain, view, format, rows, bytes });
}
