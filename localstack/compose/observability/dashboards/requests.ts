/** Requests: what callers see, where it is slow, what the product itself waits for. */
import { dashboard, lines, number, topTable, traces } from '../panels.ts';
import { AUTO, counter, growth, histogram, quantile, rate, share } from '../promql.ts';

const routed = 'http_route!=""';
const failed = 'http_response_status_code=~"5.."';
const { requests, outgoing } = histogram;
/** Numbers of now look back this far, so that a quiet minute is not an empty card. */
const recent = { window: '15m' };

export const requestsDashboard = dashboard(
  'otel-bi-requests',
  'OTel BI: requests',
  'Every request as its server span measured it, sampled or not.',
)
  .withPanel(
    number(
      { title: 'Requests', description: 'Requests a second, last 15 minutes.', unit: 'reqps' },
      rate(`${requests}_count`, recent),
      null,
    ),
  )
  .withPanel(
    number(
      { title: 'Errors', description: 'Share of answers 5xx, last 15 minutes.', unit: 'percentunit' },
      share(`${requests}_count`, failed, recent),
      { warn: 0.01, alarm: 0.05 },
    ),
  )
  .withPanel(
    number(
      { title: 'p95', description: '95 of 100 requests were faster, last 15 minutes.', unit: 's' },
      quantile(0.95, requests, recent),
      { warn: 1, alarm: 2 },
    ),
  )
  .withPanel(
    number(
      {
        title: 'Files made',
        description: 'Exports and reports, last 15 minutes.',
        unit: 'short',
      },
      growth(counter.files, recent),
      null,
    ),
  )
  .withPanel(
    lines(
      { title: 'Requests by route', description: 'Routes as the contract names them.', unit: 'reqps' },
      {
        '{{http_request_method}} {{http_route}}': rate(`${requests}_count`, {
          by: 'http_request_method, http_route',
          matchers: routed,
        }),
      },
    ),
  )
  .withPanel(
    lines(
      {
        title: 'Answers by status',
        description: 'All answers, those outside the contract included.',
        unit: 'reqps',
      },
      { '{{http_response_status_code}}': rate(`${requests}_count`, { by: 'http_response_status_code' }) },
    ),
  )
  .withPanel(
    lines(
      {
        title: 'Duration',
        description: 'Of all requests. Exports and reports are the long tail.',
        unit: 's',
      },
      { p50: quantile(0.5, requests), p95: quantile(0.95, requests), p99: quantile(0.99, requests) },
    ),
  )
  .withPanel(
    lines(
      { title: 'p95 by route', description: 'Which route makes the line at the left rise.', unit: 's' },
      { '{{http_route}}': quantile(0.95, requests, { by: 'http_route', matchers: routed }) },
    ),
  )
  .withPanel(
    topTable(
      { title: 'Slowest routes', description: 'p95 of the last hour.', unit: 's' },
      `topk(10, ${quantile(0.95, requests, { by: 'http_route', matchers: routed, window: '1h' })})`,
    ),
  )
  .withPanel(
    topTable(
      { title: 'Routes with errors', description: 'Answers 5xx in the last hour.' },
      `sum by (http_route, http_response_status_code) (increase(${requests}_count{${failed}}[1h])) > 0`,
    ),
  )
  .withPanel(
    lines(
      {
        title: 'Calls to others',
        description: 'Identity provider and webhook: the 95th percentile by host.',
        unit: 's',
      },
      { '{{server_address}}': quantile(0.95, outgoing, { by: 'server_address' }) },
    ),
  )
  .withPanel(
    lines(
      {
        title: 'Failed calls to others',
        description: 'Calls a second that failed, by host and reason.',
        unit: 'reqps',
      },
      {
        '{{server_address}} {{error_type}}': `sum by (server_address, error_type) (rate(${outgoing}_count{error_type!=""}[${AUTO}]))`,
      },
    ),
  )
  .withPanel(
    traces(
      {
        title: 'Slow and failed requests',
        description: 'Traces of the time range: over one second, or failed. A click opens one.',
      },
      '{ kind = server && resource.service.name = "otel-bi-api" && (duration > 1s || status = error) }',
    ),
  );
