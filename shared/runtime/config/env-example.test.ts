import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { env } from './names.ts';

const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');

/** Set by the one-machine edition for itself. */
const internal = ['POSTGRES_EMBEDDED'];

it('.env.example lists every setting and nothing that is none', () => {
  const listed = [...text.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  const names: string[] = Object.values(env).flat();
  expect(names.filter((name) => !listed.includes(name) && !internal.includes(name))).toEqual([]);
  const elsewhere = /^(AW_MSSQL|WWI_MSSQL|MSSQL_TRUST|VITE)_|^DATA_DIR$/;
  expect(listed.filter((name) => name && !names.includes(name) && !elsewhere.test(name))).toEqual([]);
});
