import { context, type MeterProvider, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { awForecast } from '../../contract/jobs.ts';
import { activeTraceparent } from '../telemetry/traceparent.ts';
import { inJobSpan, inScheduleSpan } from './job-span.ts';
import { recordRun } from './metrics.ts';

const exporter = new InMemorySpanExporter();

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
});
afterEach(() => {
  exporter.reset();
});
afterAll(() => {
  trace.disable();
  metrics.disable();
});

const invocation = {
  eventId: 'event',
  trigger: 'schedule',
  executionId: null,
  scheduledFor: '2026-01-01T02:00:00.000Z',
} as const;

describe('the span of a run', () => {
  it('is the root of its own trace, linked to the schedule that asked for it', async () => {
    const traceparent = inScheduleSpan(awForecast, activeTraceparent);
    await trace
      .getTracer('test')
      .startActiveSpan('something else', (span) =>
        inJobSpan(awForecast, { ...invocation, traceparent }, async () => span.end()),
      );
    const [schedule, , run] = exporter.getFinishedSpans();
    expect(run?.name).toBe('job aw.daily.forecast');
    expect(run?.parentSpanContext).toBeUndefined();
    expect(run?.links.map((link) => link.context)).toEqual([
      expect.objectContaining({
        traceId: schedule?.spanContext().traceId,
        spanId: schedule?.spanContext().spanId,
      }),
    ]);
    expect(run?.spanContext().traceId).not.toBe(schedule?.spanContext().traceId);
  });

  it.each([null, 'nonsense', '00-00000000000000000000000000000000-0000000000000000-01'])(
    'has no link where its cause is %s',
    async (traceparent) => {
      await inJobSpan(awForecast, { ...invocation, traceparent }, async () => undefined);
      expect(exporter.getFinishedSpans()[0]?.links).toEqual([]);
    },
  );

  it('ends, marked as failed, when the run cannot be recorded', async () => {
    const work = () => Promise.reject(new Error('no store'));
    await expect(inJobSpan(awForecast, { ...invocation, traceparent: null }, work)).rejects.toThrow(
      'no store',
    );
    expect(exporter.getFinishedSpans()[0]?.status.code).toBe(2);
  });
});

describe('the metrics of a run', () => {
  const noted: [string, number, unknown][] = [];

  beforeAll(() => {
    const instrument = (name: string) => {
      const note = (value: number, attributes: unknown) => void noted.push([name, value, attributes]);
      return { add: note, record: note };
    };
    const meter = { createCounter: instrument, createHistogram: instrument };
    // Only the two kinds of instruments that runs use.
    metrics.setGlobalMeterProvider({ getMeter: () => meter } as unknown as MeterProvider);
  });
  afterEach(() => {
    noted.length = 0;
  });

  const run = { job: 'aw.daily.forecast', domain: 'aw', trigger: 'schedule' };
  const attributes = { 'job.id': 'aw.daily.forecast', 'job.domain': 'aw', 'job.trigger': 'schedule' };

  it('are duration, success and records of one that succeeded', () => {
    recordRun({ ...run, isSuccess: true, seconds: 1.5, records: 30 });
    expect(noted).toEqual([
      ['scheduler.job.duration_seconds', 1.5, { ...attributes, 'job.outcome': 'success' }],
      ['scheduler.job.success_total', 1, attributes],
      ['scheduler.job.records_processed_total', 30, attributes],
    ]);
  });

  it('are failure without a duration of one whose process died', () => {
    recordRun({ ...run, isSuccess: false, seconds: null, records: 0 });
    expect(noted.map(([name, value]) => [name, value])).toEqual([
      ['scheduler.job.failure_total', 1],
      ['scheduler.job.records_processed_total', 0],
    ]);
  });
});
