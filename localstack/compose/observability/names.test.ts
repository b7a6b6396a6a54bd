import { expect, it } from 'vitest';
import { type Instrument, labelName, seriesNames } from './names.ts';

// Examples of Prometheus' own translation, and of each rule that the product's names meet.
it.each<[Instrument, string]>([
  [
    { name: 'http.server.request.duration', unit: 's', kind: 'gauge' },
    'http_server_request_duration_seconds',
  ],
  [{ name: 'system.filesystem.usage', unit: 'By', kind: 'gauge' }, 'system_filesystem_usage_bytes'],
  [{ name: 'system.cpu.utilization', unit: '1', kind: 'gauge' }, 'system_cpu_utilization_ratio'],
  [{ name: 'requests', unit: '{request}', kind: 'counter' }, 'requests_total'],
  [{ name: 'job.success_total', unit: '{run}', kind: 'counter' }, 'job_success_total'],
  [{ name: 'job.duration_seconds', unit: 's', kind: 'gauge' }, 'job_duration_seconds'],
  [{ name: 'pool--wait.time', unit: '', kind: 'gauge' }, 'pool_wait_time'],
])('%o is %s', (instrument, name) => {
  expect(seriesNames(instrument)).toEqual([name]);
});

it('a histogram is three series', () => {
  expect(seriesNames({ name: 'size', unit: 'By', kind: 'histogram' })).toEqual([
    'size_bytes_bucket',
    'size_bytes_sum',
    'size_bytes_count',
  ]);
});

it('an attribute becomes a label', () => {
  expect(labelName('http.response.status_code')).toBe('http_response_status_code');
});
