import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import type { TableState } from '../../contract/platform/data-state.ts';
import type { Warehouse } from '../../warehouse/port.ts';
import { setLogLevel } from '../log.ts';
import { hashOfTables, withDataState } from './data-state.ts';

const table: TableState = {
  table: 'dbo.FactInternetSales',
  rows: 60_398,
  newest: '2014-01-28',
  lastKey: 20140128,
  total: '29358677.2207',
};

interface Asked {
  readonly warehouse: Warehouse;
  /** How often the state was asked for. */
  readonly times: () => number;
}

/** A warehouse of one table; `contentId` as a file has it, or none as a server. */
function warehouseOf(contentId?: () => Promise<string>, error?: Error): Asked {
  const { lastKey: last_key, ...row } = table;
  const run = vi.fn(async () => {
    if (error !== undefined) throw error;
    return [{ ...row, last_key, newest: 20140128 }];
  });
  const warehouse = {
    domain: 'aw',
    engine: contentId === undefined ? 'mssql' : 'duckdb',
    // The one query that is asked here answers these rows.
    run: run as unknown as Warehouse['run'],
    ping: async () => undefined,
    close: async () => undefined,
    ...(contentId === undefined ? {} : { contentId }),
  } satisfies Warehouse;
  return { warehouse, times: () => run.mock.calls.length };
}

describe('withDataState', () => {
  it('answers what was computed and the state that it was computed of', async () => {
    const { warehouse } = warehouseOf();
    const { answer, dataState } = await withDataState(warehouse, async () => 42);
    expect(answer).toBe(42);
    expect(dataState).toEqual({
      domain: 'aw',
      hash: hashOfTables('aw', [table]),
      seenAt: expect.any(String),
      tables: [table],
    });
  });

  it('asks once for many, and again after a minute', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { warehouse, times } = warehouseOf();
    const ask = () => withDataState(warehouse, async () => undefined);
    await Promise.all([ask(), ask(), ask()]);
    vi.advanceTimersByTime(59_000);
    await ask();
    expect(times()).toBe(1);
    vi.advanceTimersByTime(2_000);
    await ask();
    expect(times()).toBe(2);
    vi.useRealTimers();
  });

  it('asks again at once when the file is another one', async () => {
    let content = 'a';
    const { warehouse, times } = warehouseOf(async () => content);
    const ask = () => withDataState(warehouse, async () => undefined);
    await ask();
    await ask();
    expect(times()).toBe(1);
    content = 'b';
    await ask();
    expect(times()).toBe(2);
  });

  it('does not know the state of an answer that a load came into', async () => {
    let content = 'a';
    const { warehouse } = warehouseOf(async () => content);
    const { dataState } = await withDataState(warehouse, async () => {
      content = 'b';
    });
    expect(dataState).toBeNull();
  });

  it('keeps no answer back because the state is not known', async () => {
    setLogLevel('error');
    const { warehouse } = warehouseOf(undefined, new AppError('warehouse_timeout', 'too slow'));
    expect(await withDataState(warehouse, async () => 42)).toEqual({ answer: 42, dataState: null });
  });

  it('fails as the work fails', async () => {
    const failing = withDataState(warehouseOf().warehouse, () => Promise.reject(new RangeError('work')));
    await expect(failing).rejects.toThrow('work');
  });
});

describe('hashOfTables', () => {
  it('is of content, in whatever order the engine tells it', () => {
    const other = { ...table, table: 'dbo.DimProduct' };
    expect(hashOfTables('aw', [table, other])).toBe(hashOfTables('aw', [other, table]));
    expect(hashOfTables('aw', [table])).not.toBe(hashOfTables('wwi', [table]));
    for (const moved of [{ rows: 1 }, { newest: null }, { lastKey: null }, { total: '0' }]) {
      expect(hashOfTables('aw', [{ ...table, ...moved }])).not.toBe(hashOfTables('aw', [table]));
    }
  });
});
