/** Which part of the product made a span, for its colour and its word. */
import type { Span } from './api/traces.ts';

export const layers = ['page', 'api', 'jobs', 'warehouse', 'store', 'outside'] as const;
export type Layer = (typeof layers)[number];

export function layerOf({ kind, scope, service, attributes }: Span): Layer {
  const system = attributes['db.system.name'];
  if (system === 'postgresql') return 'store';
  if (system !== undefined) return 'warehouse';
  if (scope === 'otel-bi.page' || scope.startsWith('@opentelemetry/instrumentation-')) return 'page';
  if (kind === 'client' || kind === 'producer') return 'outside';
  return scope === 'otel-bi.jobs' || service.endsWith('-analytics') ? 'jobs' : 'api';
}

/** What a span worked on, where its name does not tell: a file, or the server that was called. */
export function detailOf({ name, attributes }: Span): string | null {
  const url = attributes['url.full'];
  if (typeof url === 'string' && /^(resource|document)Fetch$/.test(name)) {
    return URL.parse(url)?.pathname.split('/').at(-1) || '/';
  }
  const server = attributes['server.address'];
  return typeof server === 'string' && name === attributes['http.request.method'] ? server : null;
}
