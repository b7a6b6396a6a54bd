/** The scheduled jobs: one row each, read by the schedules, the triggers, the history and the docs. */
import type { Domain } from './endpoint.ts';

export interface Job {
  /** Stable id, e.g. `aw.daily.forecast`. */
  readonly id: string;
  readonly domain: Exclude<Domain, 'platform'>;
  /** Name in `POST /api/{domain}/jobs/{name}/trigger`. */
  readonly trigger: string;
  /** Five-field cron expression in UTC. */
  readonly cron: string;
  readonly summary: string;
  /** File under `functions/`, or null while nothing runs it. */
  readonly function: string | null;
}

const planned = { function: null } as const;

export const jobs = [
  {
    ...planned,
    id: 'aw.daily.forecast',
    domain: 'aw',
    trigger: 'forecast',
    cron: '0 2 * * *',
    summary: 'Computes and stores the sales forecast',
  },
  {
    ...planned,
    id: 'aw.daily.scores',
    domain: 'aw',
    trigger: 'scores',
    cron: '30 2 * * *',
    summary: 'Computes and stores sales-employee scores and product demand',
  },
  {
    ...planned,
    id: 'aw.daily.data_quality',
    domain: 'aw',
    trigger: 'data_quality',
    cron: '0 3 * * *',
    summary: 'Checks the AdventureWorks warehouse',
  },
  {
    ...planned,
    id: 'aw.daily.anomaly_detection',
    domain: 'aw',
    trigger: 'anomaly_detection',
    cron: '30 3 * * *',
    summary: 'Looks for revenue anomalies and stores the findings',
  },
  {
    ...planned,
    id: 'wwi.hourly.reorder',
    domain: 'wwi',
    trigger: 'reorder',
    cron: '0 * * * *',
    summary: 'Computes and stores reorder recommendations and stock events',
  },
  {
    ...planned,
    id: 'wwi.daily.supplier_scores',
    domain: 'wwi',
    trigger: 'supplier_scores',
    cron: '30 3 * * *',
    summary: 'Computes and stores supplier scores',
  },
  {
    ...planned,
    id: 'wwi.hourly.events',
    domain: 'wwi',
    trigger: 'events',
    cron: '30 * * * *',
    summary: 'Scans stock for items of HIGH urgency and stores events',
  },
  {
    ...planned,
    id: 'wwi.daily.data_quality',
    domain: 'wwi',
    trigger: 'data_quality',
    cron: '0 4 * * *',
    summary: 'Checks the Wide World Importers warehouse',
  },
] as const satisfies readonly Job[];

export type JobId = (typeof jobs)[number]['id'];
