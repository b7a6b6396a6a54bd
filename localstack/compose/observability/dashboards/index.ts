/** The dashboards by the names of their files. */
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { businessDashboard } from './business.ts';
import { databaseDashboard } from './database.ts';
import { jobsDashboard } from './jobs.ts';
import { requestsDashboard } from './requests.ts';

export const dashboards: Readonly<Record<string, Dashboard>> = {
  business: businessDashboard.build(),
  requests: requestsDashboard.build(),
  jobs: jobsDashboard.build(),
  database: databaseDashboard.build(),
};
