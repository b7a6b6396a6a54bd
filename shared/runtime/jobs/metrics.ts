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

/** From a job that finds nothing to do to the longest one that a function may run. */
const SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 900];

/** Instruments are asked for each time: one that was made before the SDK was installed would stay deaf. */
export function recordRun({ job, domain, trigger, isSuccess, seconds, records }: RunMeasure): void {
  const meter = metrics.getMeter('otel-bi.jobs');
  const attributes = { 'job.id': job, 'job.domain': domain, 'job.trigger': trigger };
  if (seconds !== null) {
    meter
      .createHistogram('scheduler.job.duration_seconds', {
        unit: 's',
        description: 'Time from start to end',
        advice: { explicitBucketBoundaries: SECONDS },
      })
      .record(seconds, { ...attributes, 'job.outcome': isSuccess ? 'success' : 'failure' });
  }
  const [name, description] = isSuccess
    ? ['scheduler.job.success_total', 'Runs that succeeded']
    : ['scheduler.job.failure_total', 'Attempts that failed'];
  meter.createCounter(name, { unit: '{run}', description }).add(1, attributes);
  meter
    .createCounter('scheduler.job.records_processed_total', {
      unit: '{row}',
      description: 'Rows that runs processed',
    })
    .add(records, attributes);
}
