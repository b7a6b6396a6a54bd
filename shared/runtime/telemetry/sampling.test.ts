import {
  type Span as ApiSpan,
  context,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { expect, it } from 'vitest';
import { keepErrors, recordingSampler, type SamplingSettings } from './sampling.ts';

function setup(sampling: SamplingSettings) {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({
    sampler: recordingSampler(sampling),
    spanProcessors: [keepErrors(new SimpleSpanProcessor({ exporter }))],
  });
  const tracer = provider.getTracer('test');
  const within = (parent: ApiSpan) => trace.setSpan(context.active(), parent);
  return {
    tracer,
    within,
    kept: () => exporter.getFinishedSpans().map(({ name }) => name),
    flags: () => exporter.getFinishedSpans().map((span) => span.spanContext().traceFlags),
  };
}

/** A parent in another process, sampled or not. */
function remote(traceFlags: TraceFlags) {
  const spanContext = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags, isRemote: true };
  return trace.setSpanContext(context.active(), spanContext);
}

it('keeps the whole local trace in which one span failed, children before and after it', () => {
  const { tracer, within, kept, flags } = setup({ parentBased: true, ratio: 0 });
  const root = tracer.startSpan('root', { kind: SpanKind.SERVER });
  tracer.startSpan('before', {}, within(root)).end();
  tracer.startSpan('failed', {}, within(root)).setStatus({ code: SpanStatusCode.ERROR }).end();
  tracer.startSpan('after', {}, within(root)).end();
  expect(kept()).toEqual([]);
  root.end();
  expect(kept()).toEqual(['before', 'failed', 'after', 'root']);
  expect(new Set(flags())).toEqual(new Set([TraceFlags.SAMPLED]));
});

it('lets an unsampled trace without a failure go, and does not mix it with one that failed', () => {
  const { tracer, kept } = setup({ parentBased: true, ratio: 0 });
  const good = tracer.startSpan('good');
  const bad = tracer.startSpan('bad').setStatus({ code: SpanStatusCode.ERROR });
  bad.end();
  good.end();
  expect(kept()).toEqual(['bad']);
});

it('follows the decision of the caller where it is told to, and its own share elsewhere', () => {
  const following = setup({ parentBased: true, ratio: 0 });
  following.tracer.startSpan('theirs', {}, remote(TraceFlags.SAMPLED)).end();
  following.tracer.startSpan('own').end();
  expect(following.kept()).toEqual(['theirs']);

  const stubborn = setup({ parentBased: false, ratio: 0 });
  stubborn.tracer.startSpan('theirs', {}, remote(TraceFlags.SAMPLED)).end();
  expect(stubborn.kept()).toEqual([]);

  const all = setup({ parentBased: true, ratio: 1 });
  all.tracer.startSpan('theirs', {}, remote(TraceFlags.NONE)).end();
  all.tracer.startSpan('own').end();
  expect(all.kept()).toEqual(['own']);
});

it('keeps about the configured share', () => {
  const { tracer, kept } = setup({ parentBased: true, ratio: 0.25 });
  for (let index = 0; index < 4_000; index += 1) tracer.startSpan('some').end();
  // Six standard deviations around a thousand: ids are random.
  expect(Math.abs(kept().length - 1_000)).toBeLessThan(165);
});

it('forgets traces that never end rather than hold them all', () => {
  const { tracer, kept } = setup({ parentBased: true, ratio: 0 });
  const first = tracer.startSpan('first').setStatus({ code: SpanStatusCode.ERROR });
  const last = Array.from({ length: 1_000 }, () => tracer.startSpan('open')).at(-1);
  first.end();
  last?.setStatus({ code: SpanStatusCode.ERROR }).end();
  expect(kept()).toEqual(['open']);
});
