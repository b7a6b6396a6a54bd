/** The files that Grafana and Prometheus read, made from the definitions; `npm run docs` writes them. */
import { stringify } from 'yaml';
import { ruleFile } from './alerts/index.ts';
import { dashboards } from './dashboards/index.ts';

const HEADER = '# Made by `npm run docs` from localstack/compose/observability. Do not edit.\n';

/** Texts by path from the repository's root. */
export function observabilityFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, content] of Object.entries(dashboards)) {
    files.set(`localstack/compose/grafana/dashboards/${name}.json`, `${JSON.stringify(content, null, 2)}\n`);
  }
  files.set(
    'localstack/compose/prometheus/rules/otel-bi.yml',
    HEADER + stringify(ruleFile, { lineWidth: 0 }),
  );
  return files;
}
