/**
 * The same answers from both engines, for every analysis of the API with every kind of filter and period. Needs
 * what differential.test.ts needs, for both domains.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { exampleAddress } from '../../testing/example-address.ts';
import { startTestProduct, type TestProduct } from '../../testing/product.ts';
import { addresses, analyses } from './addresses.ts';

const { TEST_WAREHOUSE_DIR: loaded, TEST_AW_MSSQL_DSN: awDsn, TEST_WWI_MSSQL_DSN: wwiDsn } = process.env;
const needs = 'needs TEST_AW_MSSQL_DSN, TEST_WWI_MSSQL_DSN and TEST_WAREHOUSE_DIR';

/** Data and what is said about them; what names the call (trace, audit row, time) is another each time. */
const answer = z.object({
  data: z.unknown(),
  meta: z.looseObject({ generatedAt: z.string(), traceId: z.string(), auditId: z.string() }),
});

interface Answers {
  /** By address. */
  readonly answers: Map<string, { readonly data: unknown; readonly meta: unknown }>;
  /** States of the data that the answers name: a server that is slow to tell its own leaves it out. */
  readonly states: Set<unknown>;
}

/** Asks again while a busy server is too slow, as the API tells its callers to. */
async function askUntilAnswered(product: TestProduct, address: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await product.call(address);
    if (response.status !== 503 || attempt === 5) return response;
    await response.body?.cancel();
  }
}

async function answersOf(product: TestProduct): Promise<Answers> {
  const found: Answers = { answers: new Map(), states: new Set() };
  for (const route of analyses) {
    for (const address of addresses(route, await exampleAddress(product, route))) {
      const response = await askUntilAnswered(product, address);
      const body: unknown = await response.json();
      if (response.status === 404) {
        found.answers.set(address, { data: 'not found', meta: null });
        continue;
      }
      expect(response.status, `${address}: ${JSON.stringify(body).slice(0, 500)}`).toBe(200);
      const { data, meta } = answer.parse(body);
      const { generatedAt: _at, traceId: _trace, auditId: _audit, dataState, ...told } = meta;
      found.answers.set(address, { data, meta: told });
      if (dataState !== undefined) found.states.add(dataState);
    }
  }
  return found;
}

describe.skipIf(!loaded || !awDsn || !wwiDsn)(`analyses of the API on DuckDB and T-SQL (${needs})`, () => {
  const directories: string[] = [];
  afterAll(() => Promise.all(directories.map((path) => rm(path, { recursive: true, force: true }))));

  async function answered(aw: string, wwi: string): Promise<Answers> {
    const directory = await mkdtemp(join(tmpdir(), 'otel-bi-differential-'));
    directories.push(directory);
    const product = await startTestProduct(directory, {
      AW_MSSQL_DSN: aw,
      WWI_MSSQL_DSN: wwi,
      MSSQL_ALLOW_WRITABLE_LOGIN: 'true',
    });
    try {
      return await answersOf(product);
    } finally {
      await product.close();
    }
  }

  it('are the same', { timeout: 1_800_000 }, async () => {
    const file = (domain: string) => `duckdb:${join(loaded ?? '', 'warehouses', `${domain}.duckdb`)}`;
    const duckdb = await answered(file('aw'), file('wwi'));
    const mssql = await answered(awDsn ?? '', wwiDsn ?? '');
    expect([...mssql.answers.keys()]).toEqual([...duckdb.answers.keys()]);
    for (const [address, one] of duckdb.answers) {
      expect.soft(mssql.answers.get(address), address).toEqual(one);
    }
    expect([...duckdb.states]).toEqual(expect.arrayContaining([...mssql.states]));
    process.stdout.write(`${duckdb.answers.size} answers of ${analyses.length} analyses compared\n`);
  });
});
