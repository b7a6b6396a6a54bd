import { describe, expect, test } from 'vitest';
import { collectorOf } from './collector.ts';

const page = 'http://localhost:8000/aw/sales?territory=Canada';
const on = (endpoint: string | null) => ({ enabled: true, endpoint, sampleRatio: 1 });

describe('the collector of the page', () => {
  test('is none where telemetry is off, has no address, or one that no browser can reach', () => {
    expect(collectorOf({ enabled: false, endpoint: page, sampleRatio: 1 }, page, page)).toBeNull();
    expect(collectorOf(on(null), undefined, page)).toBeNull();
    expect(collectorOf(on('grpc://collector:4317'), undefined, page)).toBeNull();
    expect(collectorOf(on('http://'), undefined, page)).toBeNull();
  });

  test('is none of plain HTTP for a page over TLS, whose browser would refuse it', () => {
    const secure = 'https://bi.example.com/aw/sales';
    expect(collectorOf(on('http://otel.internal:4318'), undefined, secure)).toBeNull();
    expect(collectorOf(on('http://otel.internal:4318'), undefined, page)).not.toBeNull();
    expect(collectorOf(on('https://otel.example.com'), undefined, secure)).not.toBeNull();
  });

  test('is the embedded receiver, under whichever name of this machine the page has', () => {
    const own = on('http://localhost:8000/otlp');
    expect(collectorOf(own, undefined, page)).toEqual({
      url: 'http://localhost:8000/otlp',
      reachability: 'own',
    });
    expect(collectorOf(own, undefined, 'http://127.0.0.1:8000/')).toEqual({
      url: 'http://127.0.0.1:8000/otlp',
      reachability: 'own',
    });
  });

  test('is the API’s own where none was built in, and then the API knows whether it answers', () => {
    expect(collectorOf(on('https://otel.example.com:4318/'), undefined, page)).toEqual({
      url: 'https://otel.example.com:4318',
      reachability: 'ask-api',
    });
    expect(collectorOf(on('http://localhost:4318'), '', page)).toMatchObject({ reachability: 'ask-api' });
  });

  test('is the one of the build where there is one', () => {
    expect(collectorOf(on('http://internal:4318'), 'https://otel.example.com/page', page)).toEqual({
      url: 'https://otel.example.com/page',
      reachability: 'unknown',
    });
  });
});
