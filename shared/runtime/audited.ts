/**
 * What wraps every audited function: one row of the audit trail before the answer leaves, or one about the
 * failure. If the row cannot be written, the answer does not leave.
 */

import { trace } from '@opentelemetry/api';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { catalogueVersion } from '../contract/catalogue/version.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { AppError } from '../contract/errors.ts';
import type { SeenState } from '../contract/platform/data-state.ts';
import type { AppendOptions, AuditEntry } from '../store/audit.ts';
import type { Queryable } from '../store/database.ts';
import { uuidv7 } from '../store/uuid.ts';
import { type Call, endpoint, type HttpFunction } from './endpoint.ts';
import { asAppError } from './http/problem.ts';
import { basisOf } from './lineage/basis.ts';
import { recordedQueries } from './lineage/query-texts.ts';
import { hashOfResult, recordResult } from './lineage/result.ts';
import { describeError, log } from './log.ts';
import { storeDatabase } from './resources/database.ts';

/** What the trail is told of an act that worked; who, when and in which trace is known already. */
export interface Told {
  /** What it was done to; the endpoint's path when absent. */
  readonly resource?: string;
  /** As understood, defaults filled in. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rowCount: number;
  /** ISO date of the newest fact behind the answer. */
  readonly asOf: string | null;
  /** Names of the warehouse queries behind the answer; absent where it comes from the store. */
  readonly queries?: readonly string[];
  /** What leaves; the trail keeps its SHA-256, and itself where it was computed and is small. */
  readonly data?: unknown;
  /** That SHA-256, where it is known already, or what leaves is too large to be held. */
  readonly dataSha256?: string;
  /** The states of the warehouses behind the answer; null where one is not known. */
  readonly dataStates?: readonly (SeenState | null)[];
  /** The model that the analysis chose. */
  readonly model?: string | null;
  /** Where the row only begins an act that goes on after the answer: the id that its rows share. */
  readonly startedOperation?: string;
}

export interface Act {
  /** Id of the act's row in the trail. */
  readonly auditId: string;
  /**
   * Adds the row; given an open transaction, as part of it.
   * @throws AppError `audit_unavailable`: no number leaves without its row
   */
  tell(told: Told, transaction?: Queryable): Promise<void>;
}

export type AuditedWork<E extends Endpoint> = (
  call: Call<E>,
  act: Act,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** A function whose work tells the trail what it did, once, before it answers. */
export function audited<E extends Endpoint>(route: E, work: AuditedWork<E>): HttpFunction {
  return endpoint(route, async (call) => {
    const started = performance.now();
    const auditId = uuidv7();
    const append = (entry: Entry, way: Way) =>
      appendRow(call, { id: auditId, durationMs: performance.now() - started, ...entry }, way);
    let isTold = false;
    const tell: Act['tell'] = async (told, transaction) => {
      await append(await entryOf(told), { transaction, signal: call.signal });
      isTold = true;
    };
    try {
      const answer = await work(call, { auditId, tell });
      if (!isTold) throw new Error(`${route.id} answered without a row in the audit trail`);
      return answer;
    } catch (error) {
      await tellFailure(error, () => append({ outcome: 'failed' }, FAILURE));
      throw error;
    }
  });
}

async function entryOf(given: Told) {
  const {
    data: _data,
    dataSha256: _hash,
    queries,
    dataStates = [],
    model,
    startedOperation,
    ...told
  } = given;
  const source = {
    ...(queries === undefined ? {} : { ...recordedQueries(queries), catalogueVersion }),
    ...basisOf(dataStates, model),
  };
  if (startedOperation !== undefined) {
    const phase = { outcome: 'started', phase: 'started', operationId: startedOperation } as const;
    return { ...told, ...source, ...phase };
  }
  return { outcome: 'succeeded' as const, ...told, ...source, ...(await resultOf(given)) };
}

/** Only what was computed is kept itself; what was read from the store is there already. */
async function resultOf({ data, dataSha256, queries }: Told) {
  if (data === undefined && dataSha256 !== undefined) return { resultHash: dataSha256 };
  const result = queries === undefined ? { resultHash: hashOfResult(data) } : await recordResult(data);
  const isOfFile = dataSha256 === undefined || dataSha256 === result.resultHash;
  return isOfFile ? result : { resultHash: dataSha256 };
}

type Entry = Pick<AuditEntry, 'outcome'> & Partial<AuditEntry>;
type Way = AppendOptions & { readonly transaction?: Queryable | undefined };

/**
 * A failure is told even when the caller has gone, so its row does not follow the call's signal. One that came
 * just after the act's row was written (the caller went, the file could not be handed out) leaves that row.
 */
const FAILURE: Way = { timeoutMs: 2_000, isAlternative: true };

async function appendRow(
  call: Call<Endpoint>,
  entry: Entry,
  { transaction, ...options }: Way,
): Promise<void> {
  const { appendAudit } = await import('../store/audit.ts');
  const span = trace.getActiveSpan()?.spanContext();
  try {
    await appendAudit(
      transaction ?? (await call.container.get(storeDatabase)),
      {
        actor: call.caller.subject,
        action: call.route.id,
        domain: call.route.domain,
        resource: call.route.path,
        parameters: givenParameters(call),
        traceId: span?.traceId,
        spanId: span?.spanId,
        ...entry,
      },
      options,
    );
  } catch (cause) {
    const { code } = asAppError(cause);
    if (code === 'request_cancelled') throw cause;
    throw new AppError('audit_unavailable', 'the audit trail cannot be written, so no number may leave', {
      cause,
      retryAfterSeconds: 5,
    });
  }
}

/** A failed act is told in the trail too; when even that fails the log has both. */
async function tellFailure(error: unknown, append: () => Promise<void>): Promise<void> {
  if (asAppError(error).code === 'audit_unavailable') return; // the next row would fare no better
  try {
    await append();
  } catch (second) {
    log('error', 'a failed call could not be audited', {
      error: describeError(error),
      audit: describeError(second),
    });
  }
}

function givenParameters({ params, query, body }: Call<Endpoint>): Record<string, unknown> {
  return Object.assign({}, params, query, body);
}
