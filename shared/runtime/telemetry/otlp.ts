/**
 * OTLP over HTTP in JSON: of both encodings the smaller in a bundle and the faster to make. What is sent is
 * made by OpenTelemetry's serializers; how it is sent follows the specification
 * (https://opentelemetry.io/docs/specs/otlp/#otlphttp) in a tenth of the size of its exporter package.
 */
import { Agent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import {
  type ISerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { OtlpSettings } from '../config/otlp.ts';
import { describeError } from '../log.ts';
import { type HttpAnswer, send } from '../net/send.ts';
import { CollectorRefusal, collectorHeaders } from './collector-headers.ts';

const CONCURRENT = 4;
/** Before the first repeat; the collector's `retry-after` wins. */
const PAUSE_MS = 1_000;
const RETRYABLE = [429, 502, 503, 504];

/** What became of the exports of a process. */
export interface ExportHistory {
  /** The newest failure with its time; kept when later exports succeed, since what it concerned is lost. */
  lastError(): string | null;
}

type Done = (result: ExportResult) => void;

interface Exporter<T> {
  export(items: T, done: Done): void;
  /** Settles when nothing is on its way. */
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}

export interface OtlpExporters {
  readonly traces: SpanExporter;
  readonly metrics: Exporter<ResourceMetrics>;
  readonly history: ExportHistory;
}

export function otlpExporters(traces: OtlpSettings, metrics: OtlpSettings): OtlpExporters {
  let lastError: string | null = null;
  const remember: Done = ({ code, error }) => {
    if (code === ExportResultCode.SUCCESS) return;
    lastError = `${new Date().toISOString()} ${describeError(error ?? new Error('not accepted'))}`;
  };
  return {
    traces: exporterOf(senderOf(traces), JsonTraceSerializer, remember),
    metrics: exporterOf(senderOf(metrics), JsonMetricsSerializer, remember),
    history: { lastError: () => lastError },
  };
}

export function traceExporter(settings: OtlpSettings): Exporter<ReadableSpan[]> {
  return exporterOf(senderOf(settings), JsonTraceSerializer, () => undefined);
}

type Send = (body: Uint8Array) => Promise<void>;

function exporterOf<T>(deliver: Send, serializer: ISerializer<T, unknown>, note: Done): Exporter<T> {
  const underWay = new Set<Promise<void>>();
  const settled = async () => void (await Promise.all(underWay));
  return {
    export(items, done) {
      const finish = (result: ExportResult) => {
        note(result);
        done(result);
      };
      const body = serializer.serializeRequest(items);
      if (body === undefined || underWay.size >= CONCURRENT) {
        finish({ code: ExportResultCode.FAILED, error: new Error('too many exports are under way') });
        return;
      }
      const sending = deliver(body)
        .then(
          () => finish({ code: ExportResultCode.SUCCESS }),
          (error: Error) => finish({ code: ExportResultCode.FAILED, error }),
        )
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    forceFlush: settled,
    shutdown: settled,
  };
}

const pack = promisify<Uint8Array, Buffer>(gzip);

const agents = new WeakMap<object, Agent>();

/** Connections of the same certificates are shared. */
function agentOf(tls: NonNullable<OtlpSettings['tls']>): Agent {
  const agent = agents.get(tls) ?? new Agent({ ...tls, keepAlive: true });
  agents.set(tls, agent);
  return agent;
}

function senderOf({ signal, url: address, isPacked, timeoutMs, tls }: OtlpSettings): Send {
  const url = new URL(address);
  const withHeaders = collectorHeaders(process.env, signal);
  const agent = tls === null || url.protocol === 'http:' ? {} : { agent: agentOf(tls) };
  const format = { 'content-type': 'application/json', ...(isPacked ? { 'content-encoding': 'gzip' } : {}) };
  return async (serialized) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const until = performance.now() + timeoutMs;
    const body = isPacked ? await pack(serialized) : serialized;
    for (let pause = PAUSE_MS; ; pause *= 1.5) {
      const { failure, repeat } = await attempt(() =>
        withHeaders(async (given) => {
          const headers = { ...given, ...format };
          const answer = await send({ method: 'POST', url, headers, body, ...agent }, deadline);
          if (answer.status === 401 || answer.status === 403) throw new CollectorRefusal(refusalOf(answer));
          return answer;
        }),
      );
      if (failure === null) return;
      const wait = repeat === 'later' ? pause * (0.8 + Math.random() * 0.4) : repeat;
      if (wait === null || performance.now() + wait > until) throw failure;
      await sleep(wait, undefined, { signal: deadline });
    }
  };
}

const refusalOf = ({ status, reason }: HttpAnswer) => `the collector answered ${status} ${reason}`;

interface Attempt {
  readonly failure: Error | null;
  /** Milliseconds that the collector asks to wait, `later` where it does not say, null for never. */
  readonly repeat: number | 'later' | null;
}

async function attempt(exchange: () => Promise<HttpAnswer>): Promise<Attempt> {
  try {
    const answer = await exchange();
    const { status, headers } = answer;
    if (status >= 200 && status < 300) return { failure: null, repeat: null };
    const failure = new Error(refusalOf(answer));
    if (!RETRYABLE.includes(status)) return { failure, repeat: null };
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    return { failure, repeat: seconds >= 0 ? seconds * 1_000 : 'later' };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    const isFinal = failure instanceof CollectorRefusal || failure.name === 'TimeoutError';
    return { failure, repeat: isFinal ? null : 'later' };
  }
}
