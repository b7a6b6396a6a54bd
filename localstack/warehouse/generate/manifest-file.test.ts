import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgetWarehouse } from './manifest-file.ts';

it('forgets what was planted in a warehouse that an import has replaced, and keeps the other one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'otel-bi-manifest-'));
  await forgetWarehouse(folder, 'aw');
  const before = {
    version: 1,
    scale: 1,
    seed: 1,
    clean: false,
    anomalies: [{ domain: 'aw', id: 'aw-1' }],
    defects: [
      { domain: 'aw', check: 'null' },
      { domain: 'wwi', check: 'range' },
    ],
    rowCounts: { 'dbo.DimDate': 3, 'Fact.Sale': 5 },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(before));
  await forgetWarehouse(folder, 'aw');
  expect(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))).toEqual({
    ...before,
    anomalies: [],
    defects: [{ domain: 'wwi', check: 'range' }],
    rowCounts: { 'Fact.Sale': 5 },
  });
  await rm(folder, { recursive: true });
});
