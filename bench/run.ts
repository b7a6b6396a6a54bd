/** `npm run bench`: prints a table and writes `bench/results.json`. Names given as arguments choose suites. */
import { writeFile } from 'node:fs/promises';
import { benchAudit } from './audit.ts';
import { benchBundles } from './bundles.ts';
import { benchExports } from './export.ts';
import type { Measurement } from './measurement.ts';
import { benchPage } from './page.ts';
import { benchRequests } from './requests.ts';
import { benchTelemetry } from './telemetry.ts';
import { benchViews } from './views.ts';

const suites: Readonly<Record<string, () => Promise<Measurement[]>>> = {
  requests: benchRequests,
  bundles: benchBundles,
  views: benchViews,
  exports: benchExports,
  audit: benchAudit,
  telemetry: benchTelemetry,
  page: benchPage,
};

function line({ name, value, unit, baseline, ratio }: Measurement): string {
  const cells = [name.padEnd(52), String(value).padStart(10), unit.padEnd(4)];
  const beside = baseline === null ? '' : `  beside ${baseline} ${unit}: ${ratio} x`;
  return `${cells.join(' ')}${beside}`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: unknown suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}\n`,
  );
  process.exit(1);
}

const results: Measurement[] = [];
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for (const each of await suite()) {
    results.push(each);
    process.stdout.write(`${line(each)}\n`);
  }
}
await writeFile(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
