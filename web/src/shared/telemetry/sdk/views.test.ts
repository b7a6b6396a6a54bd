import { context } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginCall, observeCalls } from '../calls.ts';
import { type EarlyPage, recordCalls } from '../early.ts';
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

/** What a page recorded before the SDK was there: two calls, the second of which may be under way. */
function recorded(drawn: (() => void)[] = []) {
  const early = recordCalls('/aw/reps/272', (then) => drawn.push(then));
  const first = beginCall('GET', '/api/aw/reps/scores?top_n=5');
  const second = beginCall('GET', '/api/aw/sales/kpis');
  observeCalls(null);
  first.end(200);
  const headers = [first, second].map((call) => call.headers.traceparent);
  return { early, second, headers };
}

const parts = () => ({ tracer, ids, views, apiBase: 'http://localhost:8000' });

function expectPage(early: EarlyPage, headers: readonly (string | undefined)[]): void {
  const page = named('page load /aw/reps/{id}');
  const view = named('aggregate dashboard /aw/reps/{id}');
  expect(page?.spanContext()).toMatchObject({ traceId: early.traceId, spanId: early.pageSpanId });
  expect(page?.parentSpanContext).toBeUndefined();
  expect(view?.spanContext().spanId).toBe(early.viewSpanId);
  expect(view?.parentSpanContext?.spanId).toBe(early.pageSpanId);
  expect(view?.attributes).toMatchObject({ 'otel_bi.calls': 2, 'otel_bi.failed_calls': 1 });
  const calls = exporter.getFinishedSpans().filter(({ name }) => name === 'GET');
  const carried = calls.map((span) => `00-${span.spanContext().traceId}-${span.spanContext().spanId}-01`);
  expect(carried).toEqual(headers);
  for (const call of calls) expect(call.parentSpanContext?.spanId).toBe(early.viewSpanId);
  expect(calls.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([200, 500]);
  expect(calls.map(({ attributes }) => attributes['error.type'])).toEqual([undefined, '500']);
}

describe('calls of before the SDK', () => {
  test('become spans under the ids that they carried, in the trace of the page', () => {
    const { early, second, headers } = recorded();
    expect(adoptEarly(early, parts())).toMatchObject({ traceId: early.traceId, spanId: early.pageSpanId });
    paint();
    expect(named('page load /aw/reps/{id}')).toBeUndefined();
    second.end(500);
    paint();
    expectPage(early, headers);
  });

  test('end with what was on the screen by then, not with the SDK’s arrival', () => {
    const drawn: (() => void)[] = [];
    const { early, second, headers } = recorded(drawn);
    expect(early.drawnMs).toBeNull();
    second.end(500);
    for (const then of drawn.splice(0)) then();
    const at = performance.timeOrigin + (early.drawnMs ?? Number.NaN);
    vi.advanceTimersByTime(5_000);
    adoptEarly(early, parts());
    expectPage(early, headers);
    const [seconds = 0, nanos = 0] = named('page load /aw/reps/{id}')?.endTime ?? [];
    expect(Math.abs(seconds * 1_000 + nanos / 1e6 - at)).toBeLessThan(2);
  });

  test('are none where a page asked for nothing', () => {
    const early = recordCalls('/');
    observeCalls(null);
    adoptEarly(early, parts());
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['page load /']);
  });
});
