import { SpanKind, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import { scrubAttributes, scrubSpan } from './scrub.ts';

describe('what leaves the page', () => {
  test('has addresses without query and fragment', () => {
    expect(
      scrubAttributes({
        'url.full': 'http://localhost:8000/callback?code=s3cr3t&state=x',
        'http.url': 'https://example.com/a#token=abc',
        path: '/aw/sales?territory=Canada',
        target_xpath: '//*[@id="content"]/div/button[1]',
        'http.response.status_code': 200,
        text: 'What is this? A text.',
      }),
    ).toEqual({
      'url.full': 'http://localhost:8000/callback',
      'http.url': 'https://example.com/a',
      path: '/aw/sales',
      target_xpath: '//*[@id="content"]/div/button[1]',
      'http.response.status_code': 200,
      text: 'What is this? A text.',
    });
  });

  test.each(['Authorization', 'http.request.header.cookie', 'access_token', 'user.password', 'clientSecret'])(
    'has no attribute called %s',
    (name) => {
      expect(scrubAttributes({ [name]: 'value', kept: 1 })).toEqual({ kept: 1 });
    },
  );

  test('names calls by their address without identifiers, and keeps everything else of a span', () => {
    const exporter = new InMemorySpanExporter();
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    const tracer = provider.getTracer('test');
    const url = 'http://localhost:8000/api/lineage/01a201e7-eaf6-752e-b850-a5e5b08a3215?x=1';
    const span = tracer.startSpan('GET', { kind: SpanKind.CLIENT, attributes: { 'url.full': url } });
    span.addEvent('redirected', { to: '/silent?code=s3cr3t' });
    span.end();
    tracer.startSpan('Navigation: /callback?code=s3cr3t').end();
    const [call, navigation] = exporter.getFinishedSpans().map(scrubSpan);
    expect(call).toMatchObject({ name: 'GET /api/lineage/{id}', kind: SpanKind.CLIENT, ended: true });
    expect(call?.attributes['url.template']).toBe('/api/lineage/{id}');
    expect(call?.spanContext()).toEqual(span.spanContext());
    expect(call?.events[0]?.attributes).toEqual({ to: '/silent' });
    expect(navigation?.name).toBe('Navigation: /callback');
    expect(trace.isSpanContextValid(span.spanContext())).toBe(true);
  });
});
