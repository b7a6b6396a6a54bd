import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleSeal } from '../testing/seal.ts';
import { directoryVault } from './directory.ts';

describe('a directory of seals', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'otel-bi-vault-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('answers what was put, and nothing for what was not', async () => {
    const vault = directoryVault(join(root, 'made'));
    expect(await vault.newestNumber()).toBe(0);
    expect(await vault.read(1)).toBeNull();
    for (const number of [1, 999, 1_000, 2_001]) await vault.put(exampleSeal(number));
    expect(await vault.read(999)).toEqual(exampleSeal(999));
    expect(await vault.newestNumber()).toBe(2_001);
  });

  it('makes files that are read-only, and leaves nothing else', async () => {
    await directoryVault(root).put(exampleSeal(1));
    const folder = join(root, '000000000');
    expect(await readdir(folder)).toEqual(['000000000001.json']);
    expect((await stat(join(folder, '000000000001.json'))).mode & 0o777).toBe(0o440);
  });

  it('takes the same seal again and no other in its place', async () => {
    const vault = directoryVault(root);
    await vault.put(exampleSeal(1));
    await vault.put(exampleSeal(1));
    const other = vault.put(exampleSeal(1, '2026-01-02T00:00:00.000000Z'));
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
    expect(await vault.read(1)).toEqual(exampleSeal(1));
  });

  it.each([
    ['no JSON', () => '{'],
    ['another number', () => JSON.stringify({ ...exampleSeal(2), rows: null })],
    [
      'a field that is not what the hash says',
      () => JSON.stringify({ ...exampleSeal(1), lastSeq: 9, rows: null }),
    ],
    [
      'rows that are not what the root says',
      () => JSON.stringify({ ...exampleSeal(1), rows: [[1, 'f'.repeat(64)]] }),
    ],
  ])('refuses a file with %s', async (_, text) => {
    const vault = directoryVault(root);
    await vault.put(exampleSeal(1));
    const path = join(root, '000000000', '000000000001.json');
    await chmod(path, 0o600);
    await writeFile(path, text());
    await expect(vault.read(1)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says that it cannot be written', async () => {
    await writeFile(join(root, 'file'), '');
    const vault = directoryVault(join(root, 'file'));
    await expect(vault.put(exampleSeal(1))).rejects.toMatchObject({ code: 'object_store_unavailable' });
  });
});
