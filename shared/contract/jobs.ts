/** The scheduled jobs: one row each, read by the schedules, the triggers, the history and the docs. */
import type { Domain } from './endpoint.ts';

export interface Job {
  /** Stable id, e.g. `aw.daily.forecast`; also the audit action and the span's name. */
  readonly id: string;
  readonly domain: Exclude<Domain, 'platform'>;
  /** Name in `POST /api/{domain}/jobs/{name}/trigger`. */
  readonly trigger: string;
  /** Five-field cron expression in UTC. */
  readonly cron: string;
  readonly summary: string;
  /** File under `functions/`. */
  readonly function: string;
}

function defineJob<const J extends Job>(job: J): J {
  return job;
}

export const awForecast = defineJob({
  id: 'aw.daily.forecast',
  domain: 'aw',
  trigger: 'forecast',
  cron: '0 2 * * *',
  summary: 'Computes and stores the sales forecast',
  function: 'jobs/aw/forecast.ts',
});

export const awScores = defineJob({
  id: 'aw.daily.scores',
  domain: 'aw',
  trigger: 'scores',
  cron: '30 2 * * *',
  summary: 'Computes and stores sales-employee scores and product demand',
  function: 'jobs/aw/scores.ts',
});

export const awDataQuality = defineJob({
  id: 'aw.daily.data_quality',
  domain: 'aw',
  trigger: 'data_quality',
  cron: '0 3 * * *',
  summary: 'Checks the AdventureWorks warehouse',
  function: 'jobs/aw/data-quality.ts',
});

export const awAnomalyDetection = defineJob({
  id: 'aw.daily.anomaly_detection',
  domain: 'aw',
  trigger: 'anomaly_detection',
  cron: '30 3 * * *',
  summary: 'Looks for revenue anomalies and stores the findings',
  function: 'jobs/aw/anomaly-detection.ts',
});

export const wwiReorder = defineJob({
  id: 'wwi.hourly.reorder',
  domain: 'wwi',
  trigger: 'reorder',
  cron: '0 * * * *',
  summary: 'Computes and stores reorder recommendations and stock events',
  function: 'jobs/wwi/reorder.ts',
});

export const wwiSupplierScores = defineJob({
  id: 'wwi.daily.supplier_scores',
  domain: 'wwi',
  trigger: 'supplier_scores',
  cron: '30 3 * * *',
  summary: 'Computes and stores supplier scores',
  function: 'jobs/wwi/supplier-scores.ts',
});

export const wwiEvents = defineJob({
  id: 'wwi.hourly.events',
  domain: 'wwi',
  trigger: 'events',
  cron: '30 * * * *',
  summary: 'Scans stock for items of HIGH urgency and stores events',
  function: 'jobs/wwi/events.ts',
});

export const wwiDataQuality = defineJob({
  id: 'wwi.daily.data_quality',
  domain: 'wwi',
  trigger: 'data_quality',
  cron: '0 4 * * *',
  summary: 'Checks the Wide World Importers warehouse',
  function: 'jobs/wwi/data-quality.ts',
});

export const jobs = [
  awForecast,
  awScores,
  awDataQuality,
  awAnomalyDetection,
  wwiReorder,
  wwiSupplierScores,
  wwiEvents,
  wwiDataQuality,
] as const satisfies readonly Job[];

/**
 * Keeps the jobs honest, every minute: marks runs whose process died as failed, sends waiting runs, publishes
 * events. It has no history of its own and may run twice at once.
 */
export const sweeper = {
  id: 'platform.sweep',
  cron: '* * * * *',
  function: 'jobs/platform/sweep.ts',
} as const;

/** Seals the audit trail, every minute. It has no history of its own and may run twice at once. */
export const sealer = {
  id: 'platform.seal',
  cron: '* * * * *',
  function: 'jobs/platform/seal.ts',
} as const;
