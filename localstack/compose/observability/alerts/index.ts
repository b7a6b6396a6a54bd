/** All alert rules, in the groups in which Prometheus evaluates them. */
import { databaseAlerts } from './database.ts';
import { jobAlerts } from './jobs.ts';
import { requestAlerts } from './requests.ts';
import { type Alert, prometheusRule } from './rule.ts';
import { telemetryAlerts } from './telemetry.ts';

const groups: Readonly<Record<string, readonly Alert[]>> = {
  requests: requestAlerts,
  jobs: jobAlerts,
  database: databaseAlerts,
  telemetry: telemetryAlerts,
};

export const alerts: readonly Alert[] = Object.values(groups).flat();

/** The rule file of Prometheus. */
export const ruleFile = {
  groups: Object.entries(groups).map(([name, rules]) => ({
    name: `otel-bi-${name}`,
    interval: '30s',
    rules: rules.map(prometheusRule),
  })),
};
