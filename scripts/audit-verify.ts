/** `npm run audit:verify`: checks the whole audit trail; `--json` prints the report. Exits with 1 if broken. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { reportLines, wholeReport } from '@otel-bi/localstack/audit/report.ts';
import { openTrail } from '@otel-bi/localstack/audit/trail.ts';
import { dataDirectoryPath } from '@otel-bi/localstack/start/data-dir.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const trail = await openTrail(process.env, dataDirectoryPath(process.env, root));
  try {
    const report = await wholeReport(trail);
    const lines = values.json ? [JSON.stringify(report, null, 2)] : reportLines(report);
    process.stdout.write(`${lines.join('\n')}\n`);
    return report.intact ? 0 : 1;
  } finally {
    await trail.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`audit:verify: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
