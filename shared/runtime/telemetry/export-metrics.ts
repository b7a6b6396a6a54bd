/** Metrics of the files that leave: how many, how large. Their times are those of their requests and tasks. */
import { metrics } from '@opentelemetry/api';

export interface ExportMeasure {
  readonly domain: string;
  readonly view: string;
  readonly format: string;
  readonly rows: number;
  readonly bytes: number;
}

/** From a page of numbers to the largest file that is made. */
const BYTES = [1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8, 3e8];
const ROWS = [10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** To be called once for each recorded file. Instruments are asked for each time, as those of jobs are. */
export function recordExport({ domain, view, format, rows, bytes }: ExportMeasure): void {
  const meter = metrics.getMeter('otel-bi.exports');
  const attributes = { 'export.domain': domain, 'export.view': view, 'export.format': format };
  meter
    .createCounter('otel_bi.export.files', { unit: '{file}', description: 'Files made' })
    .add(1, attributes);
  meter
    .createHistogram('otel_bi.export.size', {
      unit: 'By',
      description: 'Size of a file',
      advice: { explicitBucketBoundaries: BYTES },
    })
    .record(bytes, attributes);
  meter
    .createHistogram('otel_bi.export.rows', {
      unit: '{row}',
      description: 'Rows in a file',
      advice: { explicitBucketBoundaries: ROWS },
    })
    .record(rows, attributes);
}
