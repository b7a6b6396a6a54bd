import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'otel-bi-cli-'));
  await mkdir(join(dir, 'files'));
});
afterEach(() => rm(dir, { recursive: true }));

function warehouse(...args: string[]) {
  const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
  const env = { ...process.env, DATA_DIR: join(dir, 'data') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the warehouse command', () => {
  it('explains itself', () => {
    const { status, stdout, stderr } = warehouse('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('import adventureworks FOLDER');
  });

  it.each([
    [[], 'a command is missing'],
    [['destroy'], 'destroy is no command'],
    [['toString'], 'toString is no command'],
    [['generate'], '--scale must be a number from 0.01 to 100'],
    [['generate', '--scale', 'big'], '--scale must be a number from 0.01 to 100'],
    [['generate', '--scale', '1', '--seed', '-1'], '--seed'],
    [['generate', '--scale', '1', '--sedd', '1'], "Unknown option '--sedd'"],
    [['import', 'northwind', '.'], 'only adventureworks can be imported'],
    [['import', 'adventureworks'], 'import adventureworks takes one folder'],
    [['import', 'adventureworks', '/nowhere'], '/nowhere: the folder cannot be read (ENOENT)'],
    [['load-mssql'], 'load-mssql needs --dsn-aw, --dsn-wwi or both'],
    [['load-mssql', '--dsn-aw', 'duckdb:/x'], '--dsn-aw must begin with sqlserver:// or mssql://'],
    [['load-mssql', '--dsn-wwi', 'sqlserver://u:secret@h?database=d'], 'wwi.duckdb cannot be opened'],
  ])('%j ends with one line: %s', (args, told) => {
    const { status, stdout, stderr } = warehouse(...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^warehouse: .*\n$/);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('secret');
  });

  it('imports into DATA_DIR or --dir and says what was loaded, missing and not read', async () => {
    await writeFile(join(dir, 'files', 'DimCurrency.csv'), 'CurrencyKey,CurrencyName\n1,Afghani\n');
    await writeFile(join(dir, 'files', 'README.md'), '');
    const { status, stdout, stderr } = warehouse('import', 'adventureworks', join(dir, 'files'));
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'DimCurrency: 1 rows from DimCurrency.csv',
      '  columns not given: CurrencyAlternateKey',
    ]);
    expect(lines[2]).toMatch(/^Missing, left empty: DimCustomer, .*FactSalesQuota$/);
    expect(lines[3]).toBe('Not read: README.md');
    expect(await readdir(join(dir, 'data', 'warehouses'))).toContain('aw.duckdb');

    warehouse('import', 'adventureworks', join(dir, 'files'), '--dir', join(dir, 'elsewhere'));
    expect(await readdir(join(dir, 'elsewhere', 'warehouses'))).toContain('aw.duckdb');
  });
});
