import { context } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginCall, observeCalls } from '../calls.ts';
import { recordCalls } from '../early.ts';
import { AmbientContext } from './ambient.ts';
import { adoptEarly } from './early-spans.ts';
import { PresetIds } from './ids.ts';
import { trackViews, type Views } from './views.ts';

const ambient = new AmbientContext();
context.setGlobalContextManager(ambient.enable());
const exporter = new InMemorySpanExporter();
const ids = new PresetIds();
const tracer = new TracerProvider({
  idGenerator: ids,
  spanProcessors: [new SimpleSpanProcessor({ exporter })],
}).getTracer('test');

let frames: (() => void)[] = [];
let views: Views;

function paint(): void {
  for (const frame of frames.splice(0)) frame();
}

const named = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name);
const parentOf = (name: string) => named(name)?.parentSpanContext?.spanId;

beforeEach(() => {
  vi.useFakeTimers();
  exporter.reset();
  ambient.set(null);
  frames = [];
  views = trackViews({ tracer, ambient, page: () => '/aw/sales', painted: (then) => frames.push(then) });
});
afterAll(() => {
  vi.useRealTimers();
  context.disable();
});

describe('the span of a view', () => {
  test('lasts from its first call until all of its numbers are drawn, and is below what caused it', () => {
    const click = tracer.startSpan('click');
    click.end();
    views.causedBy(click.spanContext());
    const first = views.observer.begin('GET', '/api/aw/sales/kpis');
    tracer.startSpan('first call').end();
    const second = views.observer.begin('GET', '/api/aw/sales/history');
    first.end(200);
    paint();
    expect(named('aggregate dashboard /aw/sales')).toBeUndefined();
    second.end(503);
    expect(named('aggregate dashboard /aw/sales')).toBeUndefined();
    paint();
    const view = named('aggregate dashboard /aw/sales');
    expect(view?.attributes).toEqual({
      'otel_bi.page': '/aw/sales',
      'otel_bi.calls': 2,
      'otel_bi.failed_calls': 1,
    });
    expect(view?.parentSpanContext?.spanId).toBe(click.spanContext().spanId);
    expect(parentOf('first call')).toBe(view?.spanContext().spanId);
    tracer.startSpan('later').end();
    expect(parentOf('later')).toBeUndefined();
  });

  test('goes on where drawing one answer asks for another', () => {
    views.observer.begin('GET', '/a').end(200);
    const late = views.observer.begin('GET', '/b');
    paint();
    expect(exporter.getFinishedSpans()).toEqual([]);
    late.end(200);
    paint();
    expect(exporter.getFinishedSpans()).toHaveLength(1);
    expect(exporter.getFinishedSpans()[0]?.attributes['otel_bi.calls']).toBe(2);
  });

  test('is not mixed up with what a click asks for meanwhile', () => {
    const before = views.observer.begin('GET', '/a');
    const click = tracer.startSpan('click');
    views.causedBy(click.spanContext());
    const after = views.observer.begin('GET', '/b');
    before.end(200);
    after.end(200);
    paint();
    const parents = exporter.getFinishedSpans().map(({ parentSpanContext }) => parentSpanContext?.spanId);
    expect(parents).toEqual([undefined, click.spanContext().spanId]);
  });

  test('does not take calls for a click’s that come long after it', () => {
    views.causedBy(tracer.startSpan('click').spanContext());
    vi.advanceTimersByTime(1_000);
    views.observer.begin('GET', '/a').end(200);
    paint();
    expect(parentOf('aggregate dashboard /aw/sales')).toBeUndefined();
  });
});

test('calls of before the SDK become spans under the ids that they carried, in the trace of the page', () => {
  const recorded = recordCalls('/aw/reps/272');
  const headers: string[] = [];
  const ended = begin('/api/aw/reps/scores?top_n=5');
  ended.end(200);
  const open = begin('/api/aw/sales/kpis');
  const load = adoptEarly(recorded, { tracer, ids, views, apiOrigin: 'http://localhost:8000' });
  expect(load).toMatchObject({ traceId: recorded.traceId, spanId: recorded.pageSpanId });
  paint();
  expect(named('page load /aw/reps/{id}')).toBeUndefined();
  open.end(500);
  paint();
  observeCalls(null);

  const page = named('page load /aw/reps/{id}');
  const view = named('aggregate dashboard /aw/reps/{id}');
  expect(page?.spanContext().spanId).toBe(recorded.pageSpanId);
  expect(page?.parentSpanContext).toBeUndefined();
  expect(view?.spanContext().spanId).toBe(recorded.viewSpanId);
  expect(view?.parentSpanContext?.spanId).toBe(recorded.pageSpanId);
  const calls = exporter.getFinishedSpans().filter(({ name }) => name === 'GET');
  expect(calls.map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`)).toEqual(
    headers,
  );
  for (const call of calls) expect(call.parentSpanContext?.spanId).toBe(recorded.viewSpanId);
  expect(calls.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([200, 500]);
  expect(calls.map(({ attributes }) => attributes['error.type'])).toEqual([undefined, '500']);

  function begin(address: string) {
    const call = beginCall('GET', address);
    headers.push(call.headers.traceparent ?? '');
    return call;
  }
});
