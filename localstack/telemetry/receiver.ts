/**
 * OTLP over HTTP in JSON, at `/otlp/v1/{traces,logs,metrics}`: for the page, and for any other process of
 * this machine. It wants a content type that a foreign web page cannot send without asking first.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { asAppError } from '@otel-bi/shared/runtime/http/problem.ts';
import * as z from 'zod/mini';
import type { NodeHandler } from '../server/api.ts';
import { readBody } from '../server/body.ts';
import { corsHeaders, isPreflight } from '../server/cors.ts';
import { requireBounded } from './otlp-bounds.ts';
import { logsOf, spansOf } from './otlp-convert.ts';
import { exportLogs, exportMetrics, exportTraces } from './otlp-schema.ts';
import type { TraceStore } from './trace-store.ts';

export interface ReceiverOptions {
  readonly store: TraceStore;
  readonly corsOrigins: readonly string[];
}

const MAX_UNPACKED_BYTES = 8 * 1024 * 1024;

type Take = (body: unknown) => void;

export function createReceiver({ store, corsOrigins }: ReceiverOptions): NodeHandler {
  const takers: ReadonlyMap<string, Take> = new Map<string, Take>([
    ['/otlp/v1/traces', (body) => spansOf(parse(exportTraces, body)).forEach(store.addSpan)],
    ['/otlp/v1/logs', (body) => logsOf(parse(exportLogs, body)).forEach(store.addLog)],
    ['/otlp/v1/metrics', (body) => void parse(exportMetrics, body)],
  ]);
  return async (request, response) => {
    const cors = corsHeaders(request, corsOrigins);
    if (isPreflight(request)) {
      response.writeHead(204, cors).end();
      return;
    }
    try {
      const take = takers.get((request.url ?? '').split('?')[0] ?? '');
      if (take === undefined)
        throw new AppError('not_found', 'there are traces, logs and metrics below /otlp/v1');
      if (request.method !== 'POST') throw new AppError('method_not_allowed', 'telemetry is sent by POST');
      take(await readJson(request));
      answer(response, 200, {}, cors);
    } catch (error) {
      const { status, message } = asAppError(error);
      // What is left of the body is not read, so nothing can follow it on this connection.
      answer(response, status, { message }, { ...cors, connection: 'close' });
    }
  };
}

/** Refusals are the Status that OTLP asks for, in the encoding of the request: `{"message": ...}`. */
function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim();
  if (type !== 'application/json') {
    throw new AppError('unsupported_media_type', 'only the JSON encoding of OTLP is understood here');
  }
  const body = await unpacked(await readBody(request), request.headers['content-encoding']);
  let read: unknown;
  try {
    read = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AppError('request_malformed', 'the body is not JSON', { cause });
  }
  requireBounded(read);
  return read;
}

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

/** @throws AppError `payload_too_large` for what is small only as long as it is packed */
async function unpacked(body: Buffer, encoding = 'identity'): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new AppError('unsupported_media_type', 'only gzip is unpacked here');
  try {
    return await unpack(body, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new AppError('payload_too_large', 'the body is larger than 8 MiB unpacked', { cause });
    }
    throw new AppError('request_malformed', 'the body is not packed by gzip', { cause });
  }
}

function parse<S extends z.core.$ZodType>(schema: S, body: unknown): z.output<S> {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError('request_malformed', `not OTLP: ${issue?.path.join('.')} ${issue?.message}`);
}
