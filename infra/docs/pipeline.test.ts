import { readFileSync } from 'node:fs';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { expect, it } from 'vitest';
import { infrastructureSettings } from '../config/schema.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const pipeline = read('.github/workflows/pipeline.yml');
/** Settings that the pipeline passes on from variables of the same name. */
const passed = [...pipeline.matchAll(/^ +([A-Z_]+): \$\{\{ vars\.([A-Z_]+) \}\}$/gm)];

it('passes on settings that a stage knows, each under its own name', () => {
  const known = new Set([...Object.keys(infrastructureSettings.shape), ...Object.values(env).flat()]);
  expect(passed.length).toBeGreaterThan(10);
  for (const [, setting = '', variable] of passed) {
    expect(variable).toBe(setting);
    expect(known.has(setting), setting).toBe(true);
  }
});

it('tells operators of every variable', () => {
  const page = read('docs/operations.md');
  for (const [, variable] of pipeline.matchAll(/vars\.([A-Z_]+)/g)) expect(page).toContain(`\`${variable}\``);
});
