/** A folder of load files and a data directory, fresh for each test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach } from 'vitest';
import { type ImportReport, importAdventureWorks } from './index.ts';

export interface ImportFixture {
  /** A directory of this test alone. */
  readonly base: () => string;
  /** The data directory that is imported into. */
  readonly dir: () => string;
  readonly warehouse: () => string;
  /** Writes a load file. */
  readonly file: (name: string, content: string | Buffer) => Promise<void>;
  /** Imports the folder, or another one. */
  readonly run: (folder?: string) => Promise<ImportReport>;
  /** Rows of the imported warehouse. */
  readonly query: (sql: string) => Promise<unknown[][]>;
}

/** Makes and removes the directories around each test of the calling file. */
export function useImportFixture(): ImportFixture {
  let base = '';
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'otel-bi-import-'));
    await mkdir(join(base, 'files'));
  });
  afterEach(() => rm(base, { recursive: true }));
  const dir = () => join(base, 'data');
  const warehouse = () => join(dir(), 'warehouses', 'aw.duckdb');
  return {
    base: () => base,
    dir,
    warehouse,
    file: (name, content) => writeFile(join(base, 'files', name), content),
    run: (folder = join(base, 'files')) => importAdventureWorks({ folder, dir: dir() }),
    query: (sql) => queryFile(warehouse(), sql),
  };
}

async function queryFile(path: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  try {
    return (await (await instance.connect()).runAndReadAll(sql)).getRowsJson();
  } finally {
    instance.closeSync();
  }
}

export const territories = '1|1|Northwest|United States|North America|\n11|0|NA|NA|NA|\n';
export const categories = '1|1|Bikes|Bicicleta|Vélo\n4|4|Accessories|Accesorio|Accessoire\n';
export const subcategories = '1|1|Mountain Bikes|Bicicleta de montaña|VTT|1\n31|31|Helmets|Casco|Casque|4\n';
