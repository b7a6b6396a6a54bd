import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseDsn } from './dsn.ts';
import { openWarehouse } from './open.ts';

test.each([
  ['duckdb:nowhere.duckdb', 'duckdb'],
  ['sqlserver://u:p@localhost/db', 'mssql'],
])('%s is opened by %s, without a connection yet', async (text, engine) => {
  const warehouse = await openWarehouse('wwi', parseDsn(text, 'WWI_MSSQL_DSN'));
  expect(warehouse).toMatchObject({ domain: 'wwi', engine });
  await warehouse.close();
});

test.each(['port.ts', 'dsn.ts', 'open.ts', 'engine.ts', 'guard/read-only.ts', 'dialect.ts'])(
  'importing %s loads no database driver',
  (module) => {
    const script = `
      import { registerHooks } from 'node:module';
      registerHooks({ resolve(specifier, context, next) {
        if (/^(?:@duckdb|mssql|tedious)/.test(specifier)) throw new Error('loaded ' + specifier);
        return next(specifier, context);
      } });
      await import(${JSON.stringify(new URL(module, import.meta.url).href)});
      process.stdout.write('light');`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
    expect(String(output)).toBe('light');
  },
);
