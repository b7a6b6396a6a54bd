/**
 * OTLP over HTTP in JSON: of both encodings the smaller in a bundle and the faster to make. What is sent is
 * made by OpenTelemetry's serializers; how it is sent follows the specification
 * (https://opentelemetry.io/docs/specs/otlp/#otlphttp) in a tenth of the size of its exporter package.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import {
  type ISerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { describeError } from '../log.ts';
import { type HttpAnswer, send } from '../net/send.ts';
import { CollectorRefusal, collectorHeaders, type Signal } from './collector-headers.ts';

/** For one export, its repeats included. */
const EXPORT_TIMEOUT_MS = 2_000;
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

/** @param endpoint base address of a collector, such as `http://localhost:4318` */
export function otlpExporters(endpoint: string): OtlpExporters {
  let lastError: string | null = null;
  const remember: Done = ({ code, error }) => {
    if (code === ExportResultCode.SUCCESS) return;
    lastError = `${new Date().toISOString()} ${describeError(error ?? new Error('not accepted'))}`;
  };
  return {
    traces: exporterOf(senderOf(endpoint, 'traces', EXPORT_TIMEOUT_MS), JsonTraceSerializer, remember),
    metrics: exporterOf(senderOf(endpoint, 'metrics', EXPORT_TIMEOUT_MS), JsonMetricsSerializer, remember),
    history: { lastError: () => lastError },
  };
}

export function traceExporter(endpoint: string, timeoutMs: number): Exporter<ReadableSpan[]> {
  return exporterOf(senderOf(endpoint, 'traces', timeoutMs), JsonTraceSerializer, () => undefined);
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

/** Sends to the address of a signal below the base address. */
function senderOf(endpoint: string, signal: Signal, timeoutMs: number): Send {
  const url = new URL(`${endpoint.replace(/\/$/, '')}/v1/${signal}`);
  const withHeaders = collectorHeaders(process.env, signal);
  return async (body) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const until = performance.now() + timeoutMs;
    for (let pause = PAUSE_MS; ; pause *= 1.5) {
      const { failure, repeat } = await attempt(() =>
        withHeaders(async (given) => {
          const headers = { ...given, 'content-type': 'application/json' };
          const answer = await send({ method: 'POST', url, headers, body }, deadline);
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
