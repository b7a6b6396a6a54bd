/** The four metrics of the jobs, by the API alone: where no SDK is installed they cost nothing. */
import { metrics } from '@opentelemetry/api';

export interface RunMeasure {
  readonly job: string;
  readonly domain: string;
  readonly trigger: string;
  readonly isSuccess: boolean;
  /** Null for a run whose process died: nobody knows. */
  readonly seconds: number | null;
  readonly records: number;
}

/** Instruments are asked for each time: one that was made before the SDK was installed would stay deaf. */
export function recordRun({ job, domain, trigger, isSuccess, seconds, records }: RunMeasure): void {
  const meter = metrics.getMeter('otel-bi.jobs');
  const attributes = { 'job.id': job, 'job.domain': domain, 'job.trigger': trigger };
  if (seconds !== null) {
    meter
      .createHistogram('scheduler.job.duration_seconds', { unit: 's', description: 'Time from start to end' })
      .record(seconds, { ...attributes, 'job.outcome': isSuccess ? 'success' : 'failure' });
  }
  const [name, description] = isSuccess
    ? ['scheduler.job.success_total', 'Runs that succeeded']
    : ['scheduler.job.failure_total', 'Attempts that failed'];
  meter.createCounter(name, { description }).add(1, attributes);
  meter
    .createCounter('scheduler.job.records_processed_total', { description: 'Rows that runs processed' })
    .add(records, attributes);
}
