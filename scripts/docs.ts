/** Writes what Grafana and Prometheus read, made from the code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { observabilityFiles } from '../localstack/compose/observability/files.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

for (const [path, text] of observabilityFiles()) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${path}\n`);
}
